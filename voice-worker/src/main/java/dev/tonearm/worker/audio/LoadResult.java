package dev.tonearm.worker.audio;

import dev.tonearm.core.player.Track;
import java.util.List;

/// What a node made of an identifier. What a node says is bounded here and not yet believed.
public sealed interface LoadResult {
    /// One track.
    record Single(Track track, Origin origin) implements LoadResult {}

    /// What a node will fetch for a track.
    ///
    /// @param identifier the source's own name of it, an address for some sources
    /// @param source the source's name, such as `http` or `youtube`
    record Origin(String identifier, String source) {}

    /// Several tracks that belong together.
    ///
    /// @param selected the index that the address named, or -1
    /// @param tooBig how many more say more about themselves than is kept
    record Playlist(String name, int selected, List<Single> tracks, int tooBig)
            implements LoadResult {
        public Playlist {
            tracks = List.copyOf(tracks);
        }
    }

    /// What a search found, best first; never empty.
    record Search(List<Single> tracks) implements LoadResult {
        public Search {
            tracks = List.copyOf(tracks);
        }
    }

    record Nothing() implements LoadResult {}

    /// No node could be asked.
    record Away() implements LoadResult {}

    /// The node had no answer from its source in time.
    record Late() implements LoadResult {}

    /// A track or a list that says more about itself than is kept.
    record TooBig() implements LoadResult {}

    /// The node's source failed.
    ///
    /// @param message what the node's source says, for listeners; empty when only the log should
    ///   know
    record Failed(String message) implements LoadResult {}
}
