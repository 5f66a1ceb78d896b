/// The jobs of the night, and who runs them.
@NullMarked
package dev.tonearm.billing.job;

import org.jspecify.annotations.NullMarked;
