/// A look at everything that is kept, for the jobs of the night.
@NullMarked
package dev.tonearm.core.census;

import org.jspecify.annotations.NullMarked;
