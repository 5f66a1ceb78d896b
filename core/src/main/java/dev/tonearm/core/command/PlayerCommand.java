package dev.tonearm.core.command;

/// What a listener asked of the player of a guild, by slash command or button; what only reads
/// never becomes one.
public sealed interface PlayerCommand {
    /// The most characters of a query; a longer one is no title and no address that a node would
    /// take.
    int MAX_QUERY = 1000;

    /// The loudest volume in percent; above it every node distorts.
    int MAX_VOLUME = 200;

    /// Play what a URL names or a search finds.
    record Play(String query, Placement placement) implements PlayerCommand {
        public Play {
            if (query.isBlank()) throw new IllegalArgumentException("the query is empty");
            if (query.length() > MAX_QUERY) {
                throw new IllegalArgumentException(
                        "the query has "
                                + query.length()
                                + " characters; "
                                + MAX_QUERY
                                + " are allowed");
            }
        }
    }

    record Pause() implements PlayerCommand {}

    record Resume() implements PlayerCommand {}

    /// The pause button: whichever of the two changes something.
    record TogglePause() implements PlayerCommand {}

    /// End the playing track and the `count - 1` after it.
    record Skip(int count) implements PlayerCommand {
        public Skip {
            if (count < 1)
                throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
    }

    /// Stop the music; the queue stays.
    record Stop() implements PlayerCommand {}

    record Seek(SeekTarget target) implements PlayerCommand {}

    record SetVolume(int percent) implements PlayerCommand {
        public SetVolume {
            if (percent < 0 || percent > MAX_VOLUME) {
                throw new IllegalArgumentException(
                        "volume must be 0 to " + MAX_VOLUME + ", was " + percent);
            }
        }
    }

    record SetLoop(LoopMode mode) implements PlayerCommand {}

    /// The loop button: off, track, queue, and round again.
    record CycleLoop() implements PlayerCommand {}

    record Shuffle() implements PlayerCommand {}

    /// Take waiting tracks out.
    ///
    /// @param first the first position, 1 is the next track
    /// @param last the last position, at least `first`
    record Remove(int first, int last) implements PlayerCommand {
        public Remove {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException(
                        "positions must be 1 or more and in order, were " + first + " to " + last);
            }
        }
    }

    record Clear() implements PlayerCommand {}

    record Join() implements PlayerCommand {}

    record Leave() implements PlayerCommand {}
}
