@NullMarked
package dev.tonearm.function.queue;

import org.jspecify.annotations.NullMarked;
