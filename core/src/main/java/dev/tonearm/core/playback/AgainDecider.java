package dev.tonearm.core.playback;

import static dev.tonearm.core.family.Asking.refused;

import dev.tonearm.core.family.Asking;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Succession;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.Weight;
import java.util.ArrayList;
import java.util.List;

/// Decides what happens when somebody wants to hear something again.
final class AgainDecider {
    private final Asking asking;
    private final PlayerState state;

    AgainDecider(Asking asking) {
        this.asking = asking;
        this.state = asking.state();
    }

    /// Goes back by one. What plays waits at the head of the queue, so that a skip leads to it
    /// again and nothing is lost.
    List<PlayerEvent> previous() {
        List<PlayerEvent> events = here();
        if (state.recent().isEmpty()) throw refused(Refusal.Simple.NOTHING_BEFORE);
        QueueEntry last = state.recent().getLast().entry();
        // Loop mode QUEUE has put it to the end, where it would be a second time.
        int kept = state.queue().indexOf(last);
        int limit = asking.asked().limits().queue();
        boolean more = kept < 0 && state.playback() instanceof Playback.Loaded;
        if (more && state.queue().size() >= limit)
            throw refused(Refusal.full(asking.asked().limits()));
        if (kept < 0) weigh(last.track());
        if (kept >= 0) events.add(new QueueEvent.Removed(kept, 1, last.track().name()));
        events.add(new PlaybackEvent.Returned(again(last)));
        return events;
    }

    /// Begins what plays anew. Where nobody can seek, it is loaded anew: a broken radio station is
    /// connected again.
    List<PlayerEvent> replay() {
        if (!(state.playback() instanceof Playback.Loaded loaded)) return previous();
        List<PlayerEvent> events = here();
        QueueEntry entry = loaded.entry();
        if (entry.track().seekable() && !entry.track().stream()) {
            events.add(
                    loaded.paused() ? new PlaybackEvent.Resumed(0) : new PlaybackEvent.Sought(0));
            return events;
        }
        QueueEntry anew = again(entry);
        events.add(
                new PlaybackEvent.Ended(
                        entry.id(), entry.track().name(), EndReason.REPLACED, false, ""));
        events.add(new QueueEvent.Enqueued(0, List.of(anew), ""));
        events.add(Succession.started(anew));
        return events;
    }

    private List<PlayerEvent> here() {
        if (asking.silent()) return asking.come();
        asking.together();
        return new ArrayList<>();
    }

    private void weigh(Track track) {
        if (Weight.of(state) + Weight.of(track) > Weight.MOST) {
            throw refused(new Refusal.QueueHeavy(Weight.MOST));
        }
    }

    /// With an id of its own, so that a late report of the earlier one is recognised.
    private QueueEntry again(QueueEntry entry) {
        return new QueueEntry(new EntryId(state.nextEntry()), entry.track(), entry.requester());
    }
}
