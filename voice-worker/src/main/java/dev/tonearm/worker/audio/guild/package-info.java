/// A guild's player on a node: what it should be, what is known of it, and what makes them the
/// same.
@NullMarked
package dev.tonearm.worker.audio.guild;

import org.jspecify.annotations.NullMarked;
