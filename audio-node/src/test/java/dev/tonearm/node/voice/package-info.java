/// The node's own voice client: voice gateway v8, UDP, and one pace for all players.
@NullMarked
package dev.tonearm.node.voice;

import org.jspecify.annotations.NullMarked;
