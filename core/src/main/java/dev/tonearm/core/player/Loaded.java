package dev.tonearm.core.player;

import dev.tonearm.core.format.Reading;
import java.util.Optional;

/// What a guild's journal says to this build.
public sealed interface Loaded {
    /// All of it.
    record Whole(PlayerState state) implements Loaded {
        @Override
        public PlayerState readable() {
            return state;
        }
    }

    /// Something in it is newer than this build, which must not act for the guild then, nor write
    /// anything: it does not know what is true.
    ///
    /// @param format the format in which that is
    /// @param readable the state before it; [PlayerState#NEW] if not even the snapshot can be read
    record Newer(int format, PlayerState readable) implements Loaded {}

    /// The state as far as it can be read, to show.
    PlayerState readable();

    /// Folds a snapshot and the lines that follow it, oldest first.
    static Loaded fold(Reading<PlayerState> snapshot, Iterable<Reading<JournalLine>> lines) {
        return switch (snapshot) {
            case Reading.Newer<PlayerState>(int format) -> new Newer(format, PlayerState.NEW);
            case Reading.Read<PlayerState>(var state) -> fold(state, lines);
        };
    }

    /// Folds a snapshot and the lines that follow it as far as one of them.
    static Optional<PlayerState> foldTo(
            long sequence, Reading<PlayerState> snapshot, Iterable<Reading<JournalLine>> lines) {
        if (!(snapshot instanceof Reading.Read<PlayerState>(var state))) return Optional.empty();
        for (Reading<JournalLine> line : lines) {
            if (state.sequence() >= sequence) break;
            if (!(line instanceof Reading.Read<JournalLine>(var read))) break;
            state = state.after(read);
        }
        return Optional.of(state).filter(found -> found.sequence() == sequence);
    }

    /// Folds the lines that follow a state.
    static Loaded fold(PlayerState before, Iterable<Reading<JournalLine>> lines) {
        PlayerState state = before;
        for (Reading<JournalLine> line : lines) {
            switch (line) {
                case Reading.Newer<JournalLine>(int format) -> {
                    return new Newer(format, state);
                }
                case Reading.Read<JournalLine>(var read) -> state = state.after(read);
            }
        }
        return new Whole(state);
    }
}
