/// Templates side by side: what a change would do to what stands.
@NullMarked
package dev.tonearm.infra.template;

import org.jspecify.annotations.NullMarked;
