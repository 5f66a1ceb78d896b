/// Messages of a queue as Lambda's event source mapping hands them to a function.
@NullMarked
package dev.tonearm.function.queue;

import org.jspecify.annotations.NullMarked;
