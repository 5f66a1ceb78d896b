/// The guilds' players: decide, append, evolve, reconcile, reply.
@NullMarked
package dev.tonearm.worker.player;

import org.jspecify.annotations.NullMarked;
