package dev.tonearm.simulation;

import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.StoryEvent;
import dev.tonearm.core.player.TrackClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of each entry of one guild: it waits or plays, or the journal says why it does not,
/// and nothing but what failed comes back.
final class QueueAccount {
    /// More than so many failures in a row with something left to try are a queue that burns.
    private static final int MOST_IN_A_ROW = 3;

    /// What got so far was heard, as far as the journal's clock knows.
    private static final Duration HEARD = Duration.ofSeconds(10);

    private final Set<EntryId> present = new HashSet<>();
    private final Map<EntryId, JournalLine> failed = new LinkedHashMap<>();

    /// What somebody took out, skipped or replaced, or played to its end.
    private final Set<EntryId> taken = new HashSet<>();

    private int row;

    /// What waits in one state and not in another.
    private static Set<EntryId> missing(PlayerState here, PlayerState there) {
        Set<EntryId> missing = new HashSet<>();
        there.queue().forEach(entry -> missing.add(entry.id()));
        here.queue().forEach(entry -> missing.remove(entry.id()));
        return missing;
    }

    private static Duration heard(Playback.Loaded loaded, JournalLine line) {
        Duration place = Duration.ofMillis(loaded.positionAt(line.at()));
        return TrackClock.heardIn(place, loaded.clock().rate());
    }

    /// A line led from one state to another.
    ///
    /// @return what is wrong with it
    List<String> take(PlayerState before, JournalLine line, PlayerState after) {
        List<String> wrong = new ArrayList<>();
        if (before.playback() instanceof Playback.Loaded loaded
                && heard(loaded, line).compareTo(HEARD) >= 0) row = 0;
        if (line.cause() instanceof Cause.Asked) row = 0;
        PlayerState state = before;
        for (PlayerEvent event : line.events()) {
            PlayerState next = event.appliedTo(state, line.at());
            switch (event) {
                case QueueEvent.Enqueued enqueued -> {
                    for (QueueEntry entry : enqueued.entries()) {
                        boolean known = failed.remove(entry.id()) != null;
                        if (!known && entry.id().value() < before.nextEntry()) {
                            wrong.add(": entry " + entry.id() + " joins twice");
                        }
                        present.add(entry.id());
                    }
                }
                case PlaybackEvent.Returned(var entry) -> {
                    if (entry.id().value() < before.nextEntry()) {
                        wrong.add(": entry " + entry.id() + " comes back as itself");
                    }
                    present.add(entry.id());
                }
                case PlaybackEvent.Ended ended -> {
                    boolean fails = ended.reason() == EndReason.FAILED;
                    row = fails ? row + 1 : 0;
                    if (!ended.requeued()) {
                        present.remove(ended.entry());
                        if (!fails) taken.add(ended.entry());
                    }
                    if (fails && !ended.requeued()) failed.put(ended.entry(), line);
                }
                case QueueEvent.Removed _,
                        QueueEvent.RemovedOf _,
                        QueueEvent.Deduplicated _,
                        QueueEvent.Cleared _ -> {
                    Set<EntryId> gone = missing(next, state);
                    present.removeAll(gone);
                    taken.addAll(gone);
                }
                case StoryEvent _ -> {
                    Set<EntryId> back = missing(state, next);
                    if (!taken.containsAll(back)) wrong.add(": what was never taken comes back");
                    taken.removeAll(back);
                    present.addAll(back);
                    Set<EntryId> gone = missing(next, state);
                    present.removeAll(gone);
                    taken.addAll(gone);
                }
                default -> {}
            }
            state = next;
        }
        Set<EntryId> there = new HashSet<>();
        after.queue().forEach(entry -> there.add(entry.id()));
        if (after.playback() instanceof Playback.Loaded loaded) there.add(loaded.entry().id());
        if (!there.equals(present)) wrong.add(": should have " + present + " and has " + there);
        boolean burns =
                row >= MOST_IN_A_ROW
                        && line.events().getLast() instanceof PlaybackEvent.Started
                        && line.events().stream().anyMatch(QueueAccount::isFailure);
        if (burns) wrong.add(": starts another after " + row + " failures");
        return wrong;
    }

    /// The titles of those that failed and are gone, with the time at which they did.
    Map<String, Instant> left() {
        Map<String, Instant> left = new LinkedHashMap<>();
        failed.forEach((id, line) ->
                line.events().stream()
                        .filter(PlaybackEvent.Ended.class::isInstance)
                        .map(PlaybackEvent.Ended.class::cast)
                        .filter(ended -> ended.entry().equals(id))
                        .forEach(ended -> left.put(ended.title(), line.at())));
        return left;
    }

    private static boolean isFailure(PlayerEvent event) {
        return event instanceof PlaybackEvent.Ended ended && ended.reason() == EndReason.FAILED;
    }
}
