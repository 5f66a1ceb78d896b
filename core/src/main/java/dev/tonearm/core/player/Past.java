package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Step.Stage;
import dev.tonearm.core.player.StoryEvent.Redone;
import dev.tonearm.core.player.StoryEvent.Undone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be undone, and what was undone and can be done again. A fold of the journal's lines:
/// what somebody does is one step, of however many events, and ends what could be done again.
///
/// @param undo newest last
/// @param redo what was undone last is last
public record Past(List<Step> undo, List<Step> redo) {
    /// The most steps that can be gone back.
    public static final int MOST_STEPS = 20;

    /// The most that all of them together name: every track of the longest queue, four times. A
    /// queue of 2,000 can be shuffled [#MOST_STEPS] times.
    static final int MOST_ENTRIES = 40_000;

    public static final Past NOTHING = new Past(List.of(), List.of());

    public Past {
        undo = List.copyOf(undo);
        redo = List.copyOf(redo);
    }

    public boolean isEmpty() {
        return undo.isEmpty() && redo.isEmpty();
    }

    /// What an undo would undo.
    public Optional<Step> last() {
        return undo.isEmpty() ? Optional.empty() : Optional.of(undo.getLast());
    }

    /// What a redo would do again.
    public Optional<Step> undone() {
        return redo.isEmpty() ? Optional.empty() : Optional.of(redo.getLast());
    }

    /// With what a line did.
    ///
    /// @param after the state with its events folded in
    Past after(PlayerState before, JournalLine line, PlayerState after) {
        Optional<UserId> doer = line.doer();
        if (doer.isEmpty()) return bounded(line, after);
        UserId user = doer.get();
        for (PlayerEvent event : line.events()) {
            switch (event) {
                case Undone(_, var deed, var by, _, _, _) -> {
                    Step again = step(before, line, deed, by, after);
                    return new Past(without(undo), with(redo, again)).bounded(line, after);
                }
                case Redone(_, var deed, var by, _, _, _) -> {
                    Step done = step(before, line, deed, by, after);
                    return new Past(with(undo, done), without(redo)).bounded(line, after);
                }
                default -> {}
            }
        }
        Optional<Step> done =
                Deed.of(line)
                        .map(deed -> step(before, line, deed, user, after))
                        .filter(step -> changes(step, after));
        return done.map(step -> new Past(with(undo, step), List.of()))
                .orElse(this)
                .bounded(line, after);
    }

    private static Step step(
            PlayerState before, JournalLine line, Deed deed, UserId by, PlayerState after) {
        boolean touched = !playing(before).equals(playing(after));
        Way way =
                touched
                        ? Way.between(all(after), all(before), after.nextEntry())
                        : Way.between(after.queue(), before.queue(), after.nextEntry());
        return new Step(
                line.sequence(),
                deed,
                by,
                way,
                stage(before, line, deed, touched),
                before.turns(),
                Trail.between(after.recent(), before.recent()));
    }

    private static Stage stage(PlayerState before, JournalLine line, Deed deed, boolean touched) {
        if (!touched && !deed.movesInTrack()) return Stage.UNTOUCHED;
        return switch (before.playback()) {
            case Playback.Idle() -> touched ? Stage.SILENT : Stage.UNTOUCHED;
            case Playback.Loaded loaded -> {
                EntryId entry = loaded.entry().id();
                long position = loaded.positionAt(line.at());
                yield touched
                        ? new Stage.Taken(entry, position, loaded.paused())
                        : new Stage.Elsewhere(entry, position, loaded.paused());
            }
        };
    }

    private static boolean changes(Step step, PlayerState after) {
        return !step.way().isEmpty()
                || !(step.stage() instanceof Stage.Untouched)
                || step.turns() != after.turns();
    }

    private static Optional<EntryId> playing(PlayerState state) {
        return state.playback() instanceof Playback.Loaded loaded
                ? Optional.of(loaded.entry().id())
                : Optional.empty();
    }

    /// What plays, and what waits behind it.
    private static List<QueueEntry> all(PlayerState state) {
        if (!(state.playback() instanceof Playback.Loaded loaded)) return state.queue();
        List<QueueEntry> all = new ArrayList<>(state.queue().size() + 1);
        all.add(loaded.entry());
        all.addAll(state.queue());
        return all;
    }

    /// Without the oldest steps, as far as they are too many, or too much beside what waits.
    private Past bounded(JournalLine line, PlayerState after) {
        boolean grows =
                line.events().stream()
                        .anyMatch(event ->
                                event instanceof QueueEvent
                                        || event instanceof StoryEvent
                                        || event instanceof PlaybackEvent.Returned);
        Past bounded = this;
        while (bounded.tooLong()) bounded = bounded.shorter();
        if (!grows) return bounded;
        long kept = bounded.weight();
        if (kept == 0) return bounded;
        long queue = Weight.of(after);
        while (kept > 0 && queue + kept > Weight.MOST) {
            bounded = bounded.shorter();
            kept = bounded.weight();
        }
        return bounded;
    }

    private boolean tooLong() {
        if (undo.size() + redo.size() > MOST_STEPS) return true;
        int entries = 0;
        for (Step step : undo) entries += step.entries();
        for (Step step : redo) entries += step.entries();
        return entries > MOST_ENTRIES;
    }

    private long weight() {
        long weight = 0;
        for (Step step : undo) weight += step.weight();
        for (Step step : redo) weight += step.weight();
        return weight;
    }

    private Past shorter() {
        return undo.isEmpty()
                ? new Past(undo, redo.subList(1, redo.size()))
                : new Past(undo.subList(1, undo.size()), redo);
    }

    private static List<Step> with(List<Step> steps, Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return more;
    }

    private static List<Step> without(List<Step> steps) {
        return steps.subList(0, steps.size() - 1);
    }
}
