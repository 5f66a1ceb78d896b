/// The Lavalink filters that this node has, on floating-point PCM at 48 kHz.
@NullMarked
package dev.tonearm.node.filter;

import org.jspecify.annotations.NullMarked;
