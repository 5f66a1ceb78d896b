/// An audio node that speaks the Lavalink v4 protocol, so that a real Lavalink can take its place
/// by one flag.
@NullMarked
package dev.tonearm.node;

import org.jspecify.annotations.NullMarked;
