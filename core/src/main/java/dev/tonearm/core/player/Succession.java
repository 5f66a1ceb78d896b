package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.player.PlayerEvent.EndReason;
import java.util.List;

/// Which entry follows when the playing one ends.
final class Succession {
    private Succession() {}

    /// Adds the end of `playing` and the start of what follows it, if anything does.
    ///
    /// A failed entry is never looped: it would fail again, for ever.
    static void advance(
            PlayerState state,
            QueueEntry playing,
            EndReason reason,
            String detail,
            List<PlayerEvent> events) {
        String title = playing.track().title();
        if (reason == EndReason.FINISHED && state.loop() == LoopMode.TRACK) {
            events.add(new PlayerEvent.Started(playing.id(), title, 0));
            return;
        }
        boolean requeued = state.loop() == LoopMode.QUEUE && reason != EndReason.FAILED;
        events.add(new PlayerEvent.Ended(playing.id(), title, reason, requeued, detail));
        QueueEntry next = state.queue().isEmpty() ? playing : state.queue().getFirst();
        if (state.queue().isEmpty() && !requeued) return;
        events.add(started(next));
        // A report that comes after the bot left: what follows waits for somebody to bring it back.
        if (state.voice() instanceof Whereabouts.Nowhere) events.add(new PlayerEvent.Paused(0));
    }

    static PlayerEvent.Started started(QueueEntry entry) {
        return new PlayerEvent.Started(entry.id(), entry.track().title(), 0);
    }
}
