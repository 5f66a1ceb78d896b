/// The way of a command out of the edge: into the queue of its guild's partition.
@NullMarked
package dev.tonearm.interactions.queue;

import org.jspecify.annotations.NullMarked;
