@NullMarked
package dev.tonearm.function.log;

import org.jspecify.annotations.NullMarked;
