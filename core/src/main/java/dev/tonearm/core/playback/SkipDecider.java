package dev.tonearm.core.playback;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Succession;
import java.util.ArrayList;
import java.util.List;

/// Decides what plays instead of what somebody has had enough of.
///
/// However many tracks are passed over, the line is short: it says how many.
final class SkipDecider {
    private final Asking asking;
    private final PlayerState state;
    private final List<QueueEntry> queue;
    private final boolean round;

    SkipDecider(Asking asking) {
        this.asking = asking;
        this.state = asking.state();
        this.queue = state.queue();
        this.round = state.loop() == LoopMode.QUEUE;
    }

    /// Ends what plays and what follows it, so many in all; those that loop mode QUEUE keeps go to
    /// the end.
    List<PlayerEvent> skip(int count) {
        QueueEntry playing = asking.heard().entry();
        List<PlayerEvent> events = new ArrayList<>();
        events.add(ended(playing, EndReason.SKIPPED));
        int passed = Math.min(count - 1, queue.size());
        if (passed > 0) {
            events.add(
                    round
                            ? new QueueEvent.Rotated(passed)
                            : new QueueEvent.Removed(0, passed, name(queue.getFirst())));
        }
        if (passed < queue.size()) events.add(Succession.started(queue.get(passed)));
        else if (round) events.add(Succession.started(playing));
        return events;
    }

    /// Ends all before a waiting track.
    List<PlayerEvent> skipTo(int position) {
        asking.heard();
        waiting(position);
        return skip(position);
    }

    /// Takes one out of its turn, as a pick-up is moved by hand: nothing but what plays is given up
    /// for it.
    List<PlayerEvent> jump(int position) {
        List<PlayerEvent> events = new ArrayList<>();
        if (asking.silent()) events.addAll(asking.come());
        else asking.together();
        QueueEntry wanted = waiting(position);
        if (state.playback() instanceof Playback.Loaded loaded) {
            events.add(ended(loaded.entry(), EndReason.REPLACED));
        }
        events.add(Succession.started(wanted));
        return events;
    }

    private QueueEntry waiting(int position) {
        if (queue.isEmpty()) throw refused(Refusal.Simple.NOTHING_QUEUED);
        if (position > queue.size()) {
            throw refused(new Refusal.NoSuchPosition(position, queue.size()));
        }
        return queue.get(position - 1);
    }

    private PlaybackEvent.Ended ended(QueueEntry entry, EndReason reason) {
        return new PlaybackEvent.Ended(entry.id(), name(entry), reason, round, "");
    }

    private static String name(QueueEntry entry) {
        return entry.track().name();
    }
}
