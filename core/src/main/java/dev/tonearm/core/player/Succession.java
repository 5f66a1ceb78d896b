package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which entry follows when the playing one ends.
public final class Succession {
    private Succession() {}

    /// Adds the end of `playing`, which played or was skipped, and the start of what follows it, if
    /// anything does.
    public static void advance(
            PlayerState state, QueueEntry playing, EndReason reason, List<PlayerEvent> events) {
        String title = playing.track().name();
        if (reason == EndReason.FINISHED && state.loop() == LoopMode.TRACK) {
            follow(state, playing, events);
            return;
        }
        boolean requeued = state.loop() == LoopMode.QUEUE;
        events.add(new PlaybackEvent.Ended(playing.id(), title, reason, requeued, ""));
        QueueEntry next = state.queue().isEmpty() ? playing : state.queue().getFirst();
        if (state.queue().isEmpty() && !requeued) return;
        if (reason == EndReason.FINISHED) follow(state, next, events);
        else events.add(started(next));
    }

    /// What follows when an entry could not be played.
    ///
    /// The next one, as long as it may be the entry's own fault. After some failures in a row it is
    /// the source's: the player stops with all of them in the queue. It stops, too, when nothing is
    /// left to try, and between two connections to a live stream.
    ///
    /// An entry that was brought back and fails again, while others were heard, goes to the end: it
    /// has to let the others pass. One that is paused waits at the head for somebody to go on: that
    /// it cannot be played just now disturbs nobody.
    static List<PlayerEvent> failed(
            PlayerState state, Playback.Loaded loaded, String detail, Instant now) {
        QueueEntry entry = loaded.entry();
        String title = entry.track().name();
        if (loaded.paused()) return List.of(new PlaybackEvent.Stopped(entry.id(), title));
        Setbacks row = state.setbacks().before(loaded, now);
        int count = row.count() + 1;
        boolean last = state.queue().isEmpty();
        boolean connects = entry.track().stream() && (last || count <= Setbacks.CONNECTIONS);
        boolean givenUp =
                entry.track().stream() && !connects && row.count() == Setbacks.CONNECTIONS;
        boolean secondChance = row.count() == 0 && row.cameBack(entry);
        boolean requeued = !connects && (state.loop() == LoopMode.QUEUE || secondChance);
        boolean loops = requeued || state.loop() != LoopMode.OFF;
        boolean halts =
                connects || (count >= Setbacks.HALT && !givenUp) || (last && (loops || count > 1));

        List<PlayerEvent> events = new ArrayList<>();
        events.add(new PlaybackEvent.Ended(entry.id(), title, EndReason.FAILED, requeued, detail));
        if (halts) {
            List<QueueEntry> returning = new ArrayList<>();
            if (!connects) returning.addAll(row.out());
            if (!requeued) returning.add(entry);
            int index = returning.size() == 1 && !connects ? place(state, row, entry) : 0;
            if (!returning.isEmpty()) events.add(new QueueEvent.Enqueued(index, returning, ""));
        } else if (!last) {
            events.add(started(state.queue().getFirst()));
        }
        return events;
    }

    /// Behind those that failed and came from further ahead.
    private static int place(PlayerState state, Setbacks row, QueueEntry entry) {
        int place = 0;
        for (QueueEntry ahead : state.queue()) {
            if (!row.cameBack(ahead) || ahead.id().value() > entry.id().value()) break;
            place++;
        }
        return place;
    }

    /// Tries the source of a player that failures stopped: with an entry that was not tried yet, so
    /// that some dead links in a row do not stop what follows them, else with the one that has not
    /// been tried for the longest.
    static PlayerEvent tryAgain(PlayerState state) {
        Setbacks row = state.setbacks();
        QueueEntry first = state.queue().getFirst();
        boolean connects =
                first.track().stream()
                        && row.cameBack(first)
                        && row.count() <= Setbacks.CONNECTIONS;
        if (connects) return started(first);
        QueueEntry longestAgo = first;
        int rank = Integer.MAX_VALUE;
        for (QueueEntry entry : state.queue()) {
            int tried = row.back().indexOf(entry.id());
            if (tried < 0) return started(entry);
            if (tried < rank) {
                rank = tried;
                longestAgo = entry;
            }
        }
        return started(longestAgo);
    }

    /// What follows by itself on something that was paused, as all is when the bot has left, waits
    /// for somebody to go on.
    private static void follow(PlayerState state, QueueEntry next, List<PlayerEvent> events) {
        events.add(started(next));
        if (state.playback() instanceof Playback.Loaded loaded && loaded.paused()) {
            events.add(new PlaybackEvent.Paused(0));
            Hush hush = state.house().hush();
            if (hush != Hush.NONE) events.add(new HouseEvent.Hushed(hush));
        }
    }

    /// The start of an entry from its beginning.
    public static PlaybackEvent.Started started(QueueEntry entry) {
        return new PlaybackEvent.Started(entry.id(), entry.track().name(), 0);
    }
}
