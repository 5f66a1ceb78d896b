/// RTP as Discord carries it: the clear header, and the two encryption modes whose nonce grows by
/// the packet.
@NullMarked
package dev.tonearm.standin.rtp;

import org.jspecify.annotations.NullMarked;
