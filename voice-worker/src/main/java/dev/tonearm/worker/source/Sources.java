package dev.tonearm.worker.source;

import dev.tonearm.core.command.Query;
import dev.tonearm.core.player.Resolution;

/// Finds what a listener asked to hear.
public interface Sources {
    /// Resolves an address or a search; blocks for a few seconds at most, for several of them a few
    /// times as long, and never throws for what a listener typed.
    ///
    /// Of all that words find, the tracks are the hits, best first.
    Resolution resolve(Query query);
}
