/// The way of an order out of the edge: into the queue of the billing function.
@NullMarked
package dev.tonearm.interactions.queue;

import org.jspecify.annotations.NullMarked;
