/// Queues of functions: what Lambda's event source mapping hands them, and what they send to the
/// player of a guild.
@NullMarked
package dev.tonearm.function.queue;

import org.jspecify.annotations.NullMarked;
