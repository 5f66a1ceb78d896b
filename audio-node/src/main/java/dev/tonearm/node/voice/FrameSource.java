package dev.tonearm.node.voice;

import java.util.Optional;

/// Where the next 20 ms of Opus come from.
public interface FrameSource {

    /// Asked once every 20 ms by the pacer; must not block. Empty while nothing plays.
    Optional<byte[]> next();

    /// A source for connections that carry no media.
    static FrameSource none() {
        return Optional::empty;
    }
}
