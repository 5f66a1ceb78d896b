@NullMarked
package dev.tonearm.infra.template;

import org.jspecify.annotations.NullMarked;
