/// The Lavalink filters that this node has, on floating-point PCM at 48 kHz.
@NullMarked
package dev.tonearm.local.node.filter;

import org.jspecify.annotations.NullMarked;
