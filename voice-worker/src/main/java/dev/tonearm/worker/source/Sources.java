package dev.tonearm.worker.source;

import dev.tonearm.core.player.Resolution;

/// Finds what a listener asked to hear.
public interface Sources {
    /// Resolves an address or a search; blocks for a few seconds at most and never throws for what
    /// a listener typed.
    Resolution resolve(String query);
}
