package dev.tonearm.core.playback;

/// Where a requested track goes.
public enum Placement {
    /// Behind everything that waits.
    LAST,
    /// Before everything that waits.
    NEXT,
    /// At once: the playing track ends.
    NOW
}
