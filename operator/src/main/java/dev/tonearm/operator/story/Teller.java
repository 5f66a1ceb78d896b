package dev.tonearm.operator.story;

import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.Chronicle.Content;
import dev.tonearm.core.player.Chronicle.Snapshot;
import dev.tonearm.core.player.JournalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a story of what is left of a journal. Nothing in there ends it: what cannot be read, and
/// what is not there, is a passage as well.
final class Teller {
    private final Chronicle.Kept kept;
    private final Observer observer;
    private final Fold fold;
    private final List<Passage> passages = new ArrayList<>();
    private Instant at;
    private long next = 1;
    private boolean covered;

    private Teller(Chronicle.Kept kept, Writers writers) {
        this.kept = kept;
        this.observer = new Observer(writers);
        long first =
                kept.lines().isEmpty() ? covered(kept) + 1 : kept.lines().getFirst().sequence();
        this.fold = Fold.before(first, kept.snapshot());
        this.at = firstTime(kept);
    }

    static List<Passage> tell(Chronicle.Kept kept, Writers writers) {
        return new Teller(kept, writers).told();
    }

    private List<Passage> told() {
        for (Chronicle.Entry entry : kept.lines()) {
            missing(entry.sequence() - 1);
            next = entry.sequence() + 1;
            switch (entry.content()) {
                case Content.Whole(var line, var format) -> told(entry, line, format);
                case Content.Newer(var format) -> unread(entry, format, "");
                case Content.Broken(var why) -> unread(entry, 0, why);
            }
            if (entry.sequence() == covered(kept)) snapshot();
        }
        missing(covered(kept));
        return passages;
    }

    private void told(Chronicle.Entry entry, JournalLine line, int format) {
        List<Note> notes = new ArrayList<>(observer.of(entry, line, fold.state()));
        fold.follow(line)
                .ifPresent(why ->
                        notes.add(
                                new Note(
                                        Note.Code.UNFOLDED,
                                        "It does not follow from the lines before it: "
                                                + why
                                                + ".")));
        at = line.at();
        passages.add(new Passage.Told(entry, line, format, notes, fold.state()));
    }

    private void unread(Chronicle.Entry entry, int newer, String why) {
        fold.lose();
        passages.add(new Passage.Unread(entry, newer, why, at));
    }

    /// Lines up to one that are not there.
    private void missing(long last) {
        if (next > last) return;
        long covers = covered(kept);
        if (next <= covers && covers < last) {
            // The one kind is gone as it should be, the other is not.
            missing(covers);
        }
        if (next > last) return;
        if (!passages.isEmpty()) fold.lose();
        passages.add(new Passage.Missing(next, last, last <= covers, at));
        next = last + 1;
        if (last == covers) snapshot();
    }

    private void snapshot() {
        if (covered) return;
        covered = true;
        switch (kept.snapshot()) {
            case Snapshot.None() -> {}
            case Snapshot.Whole(var state) -> {
                boolean compared =
                        fold.state().isPresent() && !passages.isEmpty() && !onlyMissing();
                List<String> differing = fold.take(state);
                passages.add(new Passage.Covered(state.sequence(), "", compared, differing, at));
            }
            case Snapshot.Newer(var sequence, var format) ->
                    passages.add(
                            new Passage.Covered(
                                    sequence,
                                    "a newer build wrote it, with format " + format,
                                    false,
                                    List.of(),
                                    at));
            case Snapshot.Broken(var sequence, var why) ->
                    passages.add(new Passage.Covered(sequence, why, false, List.of(), at));
        }
    }

    private boolean onlyMissing() {
        return passages.stream().allMatch(Passage.Missing.class::isInstance);
    }

    private static long covered(Chronicle.Kept kept) {
        return switch (kept.snapshot()) {
            case Snapshot.None() -> 0;
            case Snapshot.Whole(var state) -> state.sequence();
            case Snapshot.Newer(var sequence, _) -> sequence;
            case Snapshot.Broken(var sequence, _) -> sequence;
        };
    }

    private static Instant firstTime(Chronicle.Kept kept) {
        return kept.lines().stream()
                .flatMap(entry ->
                        entry.content() instanceof Content.Whole(var line, _)
                                ? Optional.of(line.at()).stream()
                                : Optional.<Instant>empty().stream())
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
