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
        String title = playing.track().name();
        if (reason == EndReason.FINISHED && state.loop() == LoopMode.TRACK) {
            start(state, playing, events);
            return;
        }
        boolean requeued = state.loop() == LoopMode.QUEUE && reason != EndReason.FAILED;
        events.add(new PlayerEvent.Ended(playing.id(), title, reason, requeued, detail));
        QueueEntry next = state.queue().isEmpty() ? playing : state.queue().getFirst();
        if (state.queue().isEmpty() && !requeued) return;
        start(state, next, events);
    }

    /// After a report that comes when the bot has left, what follows waits for somebody to bring it
    /// back.
    private static void start(PlayerState state, QueueEntry next, List<PlayerEvent> events) {
        events.add(started(next));
        if (state.voice() instanceof Whereabouts.Nowhere) events.add(new PlayerEvent.Paused(0));
    }

    static PlayerEvent.Started started(QueueEntry entry) {
        return new PlayerEvent.Started(entry.id(), entry.track().name(), 0);
    }
}
