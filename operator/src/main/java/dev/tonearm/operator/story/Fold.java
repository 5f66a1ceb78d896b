package dev.tonearm.operator.story;

import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the player was beside each line, as far as that can be known: from the guild's first line
/// on, or from the snapshot.
final class Fold {
    private Optional<PlayerState> state;

    private Fold(Optional<PlayerState> state) {
        this.state = state;
    }

    /// Before the first of a journal's lines.
    static Fold before(long first, Chronicle.Snapshot snapshot) {
        if (first == 1) return new Fold(Optional.of(PlayerState.NEW));
        return new Fold(
                snapshot instanceof Chronicle.Snapshot.Whole(var covered)
                                && covered.sequence() == first - 1
                        ? Optional.of(covered)
                        : Optional.empty());
    }

    Optional<PlayerState> state() {
        return state;
    }

    /// Goes on by a line.
    ///
    /// @return why it does not follow, if it does not
    Optional<String> follow(JournalLine line) {
        if (state.isEmpty()) return Optional.empty();
        try {
            state = Optional.of(state.get().after(line));
            return Optional.empty();
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            state = Optional.empty();
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Something is missing.
    void lose() {
        state = Optional.empty();
    }

    /// Goes on with what the snapshot says.
    ///
    /// @return what of it was otherwise; empty if nothing was, or nothing was known
    List<String> take(PlayerState snapshot) {
        List<String> differing = state.map(folded -> differing(folded, snapshot)).orElse(List.of());
        state = Optional.of(snapshot);
        return differing;
    }

    private static List<String> differing(PlayerState folded, PlayerState kept) {
        List<String> names = new ArrayList<>();
        compare(names, "what plays", folded.playback(), kept.playback());
        compare(names, "the loop mode", folded.loop(), kept.loop());
        compare(names, "failures in a row", folded.setbacks(), kept.setbacks());
        compare(names, "the queue", folded.waiting(), kept.waiting());
        compare(names, "the voice channel", folded.stay(), kept.stay());
        compare(names, "the sound", folded.sound(), kept.sound());
        compare(names, "the now-playing message", folded.shown(), kept.shown());
        compare(names, "what can be undone", folded.past(), kept.past());
        compare(names, "what was heard in all", folded.story().tally(), kept.story().tally());
        compare(names, "what was on before", folded.recent(), kept.recent());
        compare(names, "the commands of late", folded.memory(), kept.memory());
        compare(names, "manners and votes", folded.house(), kept.house());
        return names;
    }

    private static void compare(List<String> names, String what, Object one, Object other) {
        if (!one.equals(other)) names.add(what);
    }
}
