@NullMarked
package dev.tonearm.function.stream;

import org.jspecify.annotations.NullMarked;
