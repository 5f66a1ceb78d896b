package dev.tonearm.worker.audio;

import dev.tonearm.core.player.Track;
import java.util.List;

/// What a node made of an identifier.
public sealed interface LoadResult {
    record Single(Track track) implements LoadResult {}

    /// Several tracks that belong together.
    ///
    /// @param selected the index that the address named, or -1
    record Playlist(String name, int selected, List<Track> tracks) implements LoadResult {
        public Playlist {
            tracks = List.copyOf(tracks);
        }
    }

    /// What a search found, best first; never empty.
    record Search(List<Track> tracks) implements LoadResult {
        public Search {
            tracks = List.copyOf(tracks);
        }
    }

    record Nothing() implements LoadResult {}

    /// No node could be asked.
    record Away() implements LoadResult {}

    /// The node had no answer from its source in time.
    record Late() implements LoadResult {}

    /// The node's source failed.
    ///
    /// @param message what the node's source says, for listeners; empty when only the log should
    ///   know
    record Failed(String message) implements LoadResult {}
}
