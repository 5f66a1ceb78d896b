@NullMarked
package dev.tonearm.function.trace;

import org.jspecify.annotations.NullMarked;
