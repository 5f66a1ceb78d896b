package dev.tonearm.bench.crowd;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a server's journal from its first line on, and holds it against when everything was asked
/// for.
final class Judge {
    /// The simulator counts the time of an answer from when a request left, an instant after the
    /// interaction was made.
    private static final Duration LEAVING = Duration.ofMillis(100);

    /// When a command was made, and when Discord was told that it has its place.
    ///
    /// @param placed [Instant#MAX] if it never was told
    record Asked(Instant made, Instant placed) {}

    private final Map<InteractionId, Asked> asked;
    private final Map<InteractionId, Integer> lines = new HashMap<>();
    private final Set<EntryId> entries = new HashSet<>();
    private final Map<String, Set<UserId>> voters = new HashMap<>();
    private final Newest plays = new Newest();
    private final Newest others = new Newest();
    private PlayerState state = PlayerState.NEW;
    private int doubledEntries;
    private int disordered;
    private int miscounted;
    private int votes;
    private int passed;
    private int skips;
    private int added;

    /// The newest of what came before.
    private static final class Newest {
        private Instant made = Instant.MIN;

        /// Whether something that was asked for before is only done after it.
        boolean overtook(Asked now) {
            boolean late = made.isAfter(Instant.MIN) && now.placed().isBefore(made.minus(LEAVING));
            if (now.made().isAfter(made)) made = now.made();
            return late;
        }
    }

    Judge(Map<InteractionId, Asked> asked) {
        this.asked = Map.copyOf(asked);
    }

    void read(JournalLine line) {
        state = state.after(line);
        if (line.cause() instanceof Cause.Asked(var interaction, _, var command)) {
            lines.merge(interaction, 1, Integer::sum);
            Asked when = asked.get(interaction);
            // What is looked up keeps the order among its like only.
            Newest like = command.equals("play") ? plays : others;
            if (when != null && like.overtook(when)) disordered++;
        }
        for (PlayerEvent event : line.events()) {
            switch (event) {
                case QueueEvent.Enqueued enqueued -> count(enqueued);
                case Voted vote -> count(vote);
                case PlaybackEvent.Ended ended
                        when ended.reason() == PlaybackEvent.EndReason.SKIPPED ->
                        skips++;
                default -> {}
            }
        }
    }

    private void count(QueueEvent.Enqueued enqueued) {
        for (QueueEntry entry : enqueued.entries()) {
            added++;
            if (!entries.add(entry.id())) doubledEntries++;
        }
    }

    private void count(Voted vote) {
        votes++;
        String about = vote.motion() + " " + vote.on();
        Set<UserId> known = voters.computeIfAbsent(about, _ -> new HashSet<>());
        if (!known.add(vote.voter()) || vote.votes() != known.size()) miscounted++;
        if (vote.passed()) {
            passed++;
            voters.remove(about);
        } else if (known.size() >= vote.needed()) {
            miscounted++;
        }
    }

    boolean wrote(InteractionId interaction) {
        return lines.containsKey(interaction);
    }

    /// Commands that made more than one line, and entries that were queued twice.
    long doubled() {
        return lines.values().stream().filter(count -> count > 1).count() + doubledEntries;
    }

    /// Commands that had their place before another was made, and were done after it.
    int disordered() {
        return disordered;
    }

    /// Votes that were not counted as one more of somebody who had not voted.
    int miscounted() {
        return miscounted;
    }

    int votes() {
        return votes;
    }

    int passed() {
        return passed;
    }

    int skips() {
        return skips;
    }

    int added() {
        return added;
    }

    PlayerState state() {
        return state;
    }

    /// By how many tracks somebody is ahead of somebody else who has more to come, at most, at any
    /// place of a queue.
    static int ahead(List<QueueEntry> queue) {
        Map<UserId, Integer> left = new HashMap<>();
        for (QueueEntry entry : queue) left.merge(entry.requester(), 1, Integer::sum);
        Map<UserId, Integer> had = new HashMap<>();
        int most = 0;
        for (QueueEntry entry : queue) {
            UserId user = entry.requester();
            // Who gets one now is one ahead of whoever still waits for as many as they had.
            int now = had.merge(user, 1, Integer::sum);
            if (left.merge(user, -1, Integer::sum) == 0) left.remove(user);
            int least = now;
            for (UserId other : left.keySet()) {
                least = Math.min(least, had.getOrDefault(other, 0));
            }
            most = Math.max(most, now - least);
        }
        return most;
    }
}
