/// A function's log: one JSON object per line.
@NullMarked
package dev.tonearm.function.log;

import org.jspecify.annotations.NullMarked;
