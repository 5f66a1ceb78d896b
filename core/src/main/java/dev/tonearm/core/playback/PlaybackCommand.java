package dev.tonearm.core.playback;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import java.util.Optional;

/// What listeners ask of what plays.
public sealed interface PlaybackCommand extends PlayerCommand {
    /// Play what a URL names or a search finds.
    record Play(String query, Placement placement) implements PlaybackCommand {
        /// The most characters of a query; a longer one is no title and no address that a node
        /// would take.
        public static final int MAX_QUERY = 1000;

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

        @Override
        public Optional<String> toLookUp() {
            return Optional.of(query);
        }
    }

    record Pause() implements PlaybackCommand {}

    record Resume() implements PlaybackCommand {}

    /// The pause button: whichever of the two changes something.
    record TogglePause() implements PlaybackCommand {}

    /// End the playing track and the `count - 1` after it.
    record Skip(int count) implements PlaybackCommand {
        public Skip {
            if (count < 1)
                throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
    }

    /// Stop the music; the queue stays.
    record Stop() implements PlaybackCommand {
        @Override
        public boolean callsOff() {
            return true;
        }
    }

    record Seek(SeekTarget target) implements PlaybackCommand {}

    record SetLoop(LoopMode mode) implements PlaybackCommand {}

    /// The loop button: off, track, queue, and round again.
    record CycleLoop() implements PlaybackCommand {}
}
