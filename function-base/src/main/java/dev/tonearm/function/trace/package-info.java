/// Traces that begin at a function or go on through it.
@NullMarked
package dev.tonearm.function.trace;

import org.jspecify.annotations.NullMarked;
