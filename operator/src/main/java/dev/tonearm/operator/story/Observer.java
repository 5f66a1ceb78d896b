package dev.tonearm.operator.story;

import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.House;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.Ended;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sees what is remarkable about a line beside those before it.
final class Observer {
    /// Discord takes the first answer for so long; who waited longer noticed it.
    static final Duration LATE = Duration.ofSeconds(3);

    /// Discord's clock and ours differ by less.
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    /// The last frames of a track, and the way of a node's word.
    private static final Duration TRACK_END = Duration.ofSeconds(5);

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Writers writers;
    private Optional<Instant> last = Optional.empty();
    private String writer = "";
    private Optional<Instant> overdue = Optional.empty();

    Observer(Writers writers) {
        this.writers = writers;
    }

    List<Note> of(Chronicle.Entry entry, JournalLine line, Optional<PlayerState> before) {
        List<Note> notes = new ArrayList<>();
        since(line, notes);
        if (line.cause() instanceof Cause.Asked asked) asked(asked, line.at(), notes);
        writer(entry, notes);
        before.ifPresent(state -> beside(state, line, notes));
        last = Optional.of(line.at());
        return notes;
    }

    private void since(JournalLine line, List<Note> notes) {
        if (last.isEmpty()) return;
        Duration gap = Duration.between(last.get(), line.at());
        if (gap.compareTo(QUIET) >= 0) {
            note(notes, Note.Code.QUIET, Moments.words(gap) + " without a line before it.");
        } else if (gap.isNegative()) {
            note(
                    notes,
                    Note.Code.CLOCK,
                    "It has a time %s before the line above: its writers' clocks differ."
                            .formatted(Moments.words(gap.negated())));
        }
    }

    private static void asked(Cause.Asked asked, Instant at, List<Note> notes) {
        Duration took = Duration.between(asked.interaction().createdAt(), at);
        if (took.compareTo(LATE) >= 0) {
            note(
                    notes,
                    Note.Code.LATE,
                    "Late: it was asked for %s before.".formatted(Moments.words(took)));
        } else if (took.compareTo(CLOCKS.negated()) < 0) {
            note(
                    notes,
                    Note.Code.CLOCK,
                    "By Discord's clock it was asked for %s later: a clock is wrong."
                            .formatted(Moments.words(took.negated())));
        }
    }

    private void writer(Chronicle.Entry entry, List<Note> notes) {
        if (!entry.writer().isEmpty() && !writer.isEmpty() && !entry.writer().equals(writer)) {
            note(
                    notes,
                    Note.Code.WRITER,
                    "The worker changed, from %s to %s."
                            .formatted(writers.of(writer), writers.of(entry.writer())));
        }
        if (!entry.writer().isEmpty()) writer = entry.writer();
    }

    private void beside(PlayerState before, JournalLine line, List<Note> notes) {
        Optional<Instant> over = before.overAt();
        if (over.isPresent() && !over.equals(overdue)) {
            Duration beyond = Duration.between(over.get(), line.at());
            if (beyond.compareTo(TRACK_END) > 0) {
                overdue = over;
                note(
                        notes,
                        Note.Code.OVERDUE,
                        "By the clock %s was over at %s; for %s nobody said so."
                                .formatted(
                                        playing(before),
                                        Moments.brief(over.get()),
                                        Moments.words(beyond)));
            }
        }
        for (PlayerEvent event : line.events()) {
            if (event instanceof Ended ended) early(before, ended, line.at(), notes);
        }
        silence(before, line, notes);
    }

    private static void early(PlayerState before, Ended ended, Instant at, List<Note> notes) {
        if (ended.reason() != PlaybackEvent.EndReason.FINISHED
                || !(before.playback() instanceof Playback.Loaded loaded)
                || !loaded.entry().id().equals(ended.entry())) return;
        loaded.remainingAt(at)
                .filter(left -> left.compareTo(TRACK_END) > 0)
                .ifPresent(left ->
                        note(
                                notes,
                                Note.Code.EARLY,
                                "It ended early: by the clock %s of it were left."
                                        .formatted(Moments.words(left))));
    }

    private static void silence(PlayerState before, JournalLine line, List<Note> notes) {
        Instant idle = before.house().idleSince();
        boolean waited =
                before.playback() instanceof Playback.Idle
                        && before.voice() instanceof Whereabouts.InVoice
                        && !before.queue().isEmpty()
                        && !idle.equals(House.NEVER);
        if (!waited || line.events().stream().noneMatch(Observer::starts)) return;
        Duration silent = Duration.between(idle, line.at());
        if (silent.compareTo(SILENCE) < 0) return;
        note(
                notes,
                Note.Code.SILENCE,
                "Before it there was silence for %s, with %s waiting%s."
                        .formatted(
                                Moments.words(silent),
                                EventWords.tracks(before.queue().size()),
                                before.halted() ? " after failures in a row" : ""));
    }

    private static boolean starts(PlayerEvent event) {
        return event instanceof PlaybackEvent.Started || event instanceof PlaybackEvent.Returned;
    }

    private static String playing(PlayerState state) {
        return state.playback() instanceof Playback.Loaded loaded
                ? EventWords.quoted(loaded.entry())
                : "nothing";
    }

    private static void note(List<Note> notes, Note.Code code, String text) {
        notes.add(new Note(code, text));
    }
}
