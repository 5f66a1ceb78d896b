/// Discord's side: the shards' gateway connections, voice states and the REST door.
@NullMarked
package dev.tonearm.worker.discord;

import org.jspecify.annotations.NullMarked;
