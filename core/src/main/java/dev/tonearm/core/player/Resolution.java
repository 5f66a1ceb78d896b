package dev.tonearm.core.player;

import java.util.List;

/// What a query led to.
public sealed interface Resolution {
    record NotNeeded() implements Resolution {}

    /// Tracks to play.
    ///
    /// @param playlist the name of the playlist they are, empty for a single track
    record Found(List<Track> tracks, String playlist) implements Resolution {
        public Found {
            tracks = List.copyOf(tracks);
        }
    }

    record NothingFound() implements Resolution {}

    /// The address is one that listeners may not send a node to, or no address at all.
    record Forbidden() implements Resolution {}

    /// A source or node failed.
    ///
    /// @param detail what it said, fit for listeners, or empty
    record Failed(String detail) implements Resolution {}

    Resolution NOT_NEEDED = new NotNeeded();
}
