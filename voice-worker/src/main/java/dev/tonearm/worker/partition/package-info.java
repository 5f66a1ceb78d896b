/// A partition's life in this worker: shards, nodes, players and intake, as its lease comes and
/// goes.
@NullMarked
package dev.tonearm.worker.partition;

import org.jspecify.annotations.NullMarked;
