/// The audio nodes: told what should be true of a guild's player, they make it so.
@NullMarked
package dev.tonearm.worker.audio;

import org.jspecify.annotations.NullMarked;
