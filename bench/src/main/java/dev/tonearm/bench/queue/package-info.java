/// `./tonearm bench queue`: what a queue's length costs.
@NullMarked
package dev.tonearm.bench.queue;

import org.jspecify.annotations.NullMarked;
