package dev.tonearm.core.queue;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Past;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Step;
import dev.tonearm.core.player.Step.Stage;
import dev.tonearm.core.player.StoryEvent;
import dev.tonearm.core.player.Weight;
import dev.tonearm.core.player.Whereabouts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides how something is undone or done again.
///
/// What only touched the queue changes only the queue: the music goes on, and does not start. What
/// took a track off brings it back where it was; what plays instead waits as the next one, or goes
/// if it came by what is undone.
final class Retracing {
    private final Asking asking;
    private final PlayerState state;
    private final Past past;
    private final UserId by;

    Retracing(Asking asking) {
        this.asking = asking;
        this.state = asking.state();
        this.past = state.past();
        this.by = asking.asked().listener().user();
    }

    List<PlayerEvent> undo(long line) {
        Step step = found(past.undo(), line, Refusal.Simple.NOTHING_TO_UNDO);
        return gone(
                step,
                (back, out) ->
                        new StoryEvent.Undone(step.line(), step.deed(), step.by(), by, back, out));
    }

    List<PlayerEvent> redo(long line) {
        Step step = found(past.redo(), line, Refusal.Simple.NOTHING_TO_REDO);
        return gone(
                step,
                (back, out) ->
                        new StoryEvent.Redone(step.line(), step.deed(), step.by(), by, back, out));
    }

    /// The last step; a button means its own one.
    private static Step found(List<Step> steps, long line, Refusal none) {
        if (line != 0 && steps.stream().noneMatch(step -> step.line() == line))
            throw refused(Refusal.Simple.UNDONE_ALREADY);
        if (steps.isEmpty()) throw refused(none);
        if (line != 0 && steps.getLast().line() != line) throw refused(Refusal.Simple.DONE_SINCE);
        return steps.getLast();
    }

    private interface Retraced {
        PlayerEvent event(int back, int out);
    }

    private List<PlayerEvent> gone(Step step, Retraced retraced) {
        Optional<Playback.Loaded> playing =
                state.playback() instanceof Playback.Loaded loaded
                        ? Optional.of(loaded)
                        : Optional.empty();
        List<QueueEntry> behind = new ArrayList<>(state.queue());
        playing.ifPresent(loaded -> behind.addFirst(loaded.entry()));
        switch (step.stage()) {
            case Stage.Taken(var entry, var position, var paused)
                    when playing.stream()
                            .noneMatch(loaded -> loaded.entry().id().equals(entry)) -> {
                List<QueueEntry> there = step.way().from(behind, Optional.empty());
                Optional<QueueEntry> taken =
                        there.stream().filter(one -> one.id().equals(entry)).findFirst();
                if (taken.isPresent()) {
                    List<PlayerEvent> events = asking.come();
                    playing.ifPresent(loaded -> events.add(stopped(loaded)));
                    events.add(event(retraced, behind, there, 1));
                    String title = taken.get().track().name();
                    events.add(new PlaybackEvent.Started(entry, title, position));
                    if (paused) events.add(new PlaybackEvent.Paused(position));
                    return events;
                }
            }
            case Stage.Silent() when playing.isPresent() -> {
                List<QueueEntry> there = step.way().from(behind, Optional.empty());
                return List.of(stopped(playing.get()), event(retraced, behind, there, 0));
            }
            case Stage.Elsewhere(var entry, var position, var paused)
                    when playing.stream().anyMatch(loaded -> loaded.entry().id().equals(entry)) -> {
                List<QueueEntry> there = step.way().from(state.queue(), Optional.of(entry));
                return List.of(event(retraced, state.queue(), there, 0), placed(position, paused));
            }
            default -> {}
        }
        List<QueueEntry> there =
                step.way().from(state.queue(), playing.map(loaded -> loaded.entry().id()));
        return List.of(event(retraced, state.queue(), there, 0));
    }

    /// In no channel nothing goes on.
    private PlayerEvent placed(long position, boolean paused) {
        boolean now = state.playback() instanceof Playback.Loaded loaded && loaded.paused();
        if (paused == now || state.voice() instanceof Whereabouts.Nowhere)
            return new PlaybackEvent.Sought(position);
        return paused ? new PlaybackEvent.Paused(position) : new PlaybackEvent.Resumed(position);
    }

    private static PlayerEvent stopped(Playback.Loaded loaded) {
        return new PlaybackEvent.Stopped(loaded.entry().id(), loaded.entry().track().name());
    }

    /// @param starting how many of those that are there do not wait afterwards
    private PlayerEvent event(
            Retraced retraced, List<QueueEntry> before, List<QueueEntry> there, int starting) {
        Set<EntryId> were = ids(before);
        Set<EntryId> are = ids(there);
        int back = 0;
        long weight = 0;
        for (QueueEntry entry : there) {
            if (were.contains(entry.id())) continue;
            back++;
            weight += Weight.of(entry.track());
        }
        int out = 0;
        for (QueueEntry entry : before) if (!are.contains(entry.id())) out++;
        int limit = asking.asked().limits().queue();
        if (back > 0 && there.size() - starting > limit)
            throw refused(Refusal.full(asking.asked().limits()));
        if (back > 0 && Weight.of(state) + weight > Weight.MOST)
            throw refused(new Refusal.QueueHeavy(Weight.MOST));
        return retraced.event(back, out);
    }

    private static Set<EntryId> ids(List<QueueEntry> entries) {
        Set<EntryId> ids = HashSet.newHashSet(entries.size());
        for (QueueEntry entry : entries) ids.add(entry.id());
        return ids;
    }
}
