package dev.tonearm.core.player;

import java.util.List;

/// What a query led to.
public sealed interface Resolution {
    record NotNeeded() implements Resolution {}

    /// Tracks to play.
    ///
    /// @param playlist the name of the list they are, empty for a single track and for a list that
    ///   has none
    /// @param list whether the query led to a list, of however many tracks
    /// @param leftOut what of the list is not among the tracks
    record Found(List<Track> tracks, String playlist, boolean list, LeftOut leftOut)
            implements Resolution {
        public Found {
            tracks = List.copyOf(tracks);
        }

        /// All there is of a track, or of a list.
        public Found(List<Track> tracks, String playlist) {
            this(tracks, playlist, !playlist.isEmpty() || tracks.size() > 1, LeftOut.NONE);
        }
    }

    record NothingFound() implements Resolution {}

    /// The query is none that is looked up, or what it leads to is none that is kept.
    record Refused(Refusal.Simple why) implements Resolution {}

    /// A source or node failed.
    ///
    /// @param detail what it said, fit for listeners, or empty
    record Failed(String detail) implements Resolution {}

    Resolution NOT_NEEDED = new NotNeeded();
}
