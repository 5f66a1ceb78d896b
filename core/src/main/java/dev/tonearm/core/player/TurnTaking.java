package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Listeners take turns: somebody's first track is in the first round, their second in the second,
/// and within a round they come in the order of the round before.
///
/// So at any place of a queue to which tracks only joined and whose first ones played, two
/// listeners who both have more to come have had the same number of tracks before it, or one of
/// them one more. Somebody new comes last in the first round, but before whoever is just being
/// heard.
///
/// What somebody put elsewhere by hand stays there.
final class TurnTaking {
    private final List<QueueEntry> queue;

    /// Each listener's place in the first round, in even numbers.
    private final Map<UserId, Integer> order = new LinkedHashMap<>();

    private final int[] rounds;
    private final Optional<UserId> heard;

    private TurnTaking(List<QueueEntry> queue, Optional<UserId> heard) {
        this.queue = queue;
        this.heard = heard;
        this.rounds = new int[queue.size()];
        Map<UserId, Integer> counts = new HashMap<>();
        for (int i = 0; i < rounds.length; i++) {
            UserId user = queue.get(i).requester();
            rounds[i] = counts.merge(user, 1, Integer::sum);
            order.putIfAbsent(user, 2 * order.size());
        }
    }

    /// The queue in which the entries behind `waiting` have taken their turns.
    ///
    /// @param waiting how many wait already
    /// @param heard who asked for what plays
    static List<QueueEntry> joined(List<QueueEntry> all, int waiting, Optional<UserId> heard) {
        Map<UserId, List<QueueEntry>> joining = byUser(all.subList(waiting, all.size()));
        if (waiting == 0) return rounds(joining, heard);
        List<QueueEntry> queue = all.subList(0, waiting);
        for (List<QueueEntry> entries : joining.values()) {
            queue = new TurnTaking(queue, heard).with(entries);
        }
        return queue;
    }

    /// The same, but these come first among those of the same listener.
    static List<QueueEntry> joinedFirst(List<QueueEntry> all, int waiting, Optional<UserId> heard) {
        List<QueueEntry> queue = new ArrayList<>(joined(all, waiting, heard));
        Map<UserId, List<QueueEntry>> joining = byUser(all.subList(waiting, all.size()));
        Map<UserId, List<QueueEntry>> before = byUser(all.subList(0, waiting));
        Map<UserId, Deque<QueueEntry>> inOrder = new HashMap<>();
        joining.forEach((user, entries) -> {
            Deque<QueueEntry> own = new ArrayDeque<>(entries);
            own.addAll(before.getOrDefault(user, List.of()));
            inOrder.put(user, own);
        });
        queue.replaceAll(entry -> {
            Deque<QueueEntry> own = inOrder.get(entry.requester());
            return own == null ? entry : own.removeFirst();
        });
        return queue;
    }

    private static Map<UserId, List<QueueEntry>> byUser(List<QueueEntry> entries) {
        Map<UserId, List<QueueEntry>> byUser = new LinkedHashMap<>();
        for (QueueEntry entry : entries) {
            byUser.computeIfAbsent(entry.requester(), _ -> new ArrayList<>()).add(entry);
        }
        return byUser;
    }

    /// A queue of nothing but these: round by round, whoever is being heard last.
    private static List<QueueEntry> rounds(
            Map<UserId, List<QueueEntry>> joining, Optional<UserId> heard) {
        heard.ifPresent(user -> {
            List<QueueEntry> own = joining.remove(user);
            if (own != null) joining.put(user, own);
        });
        List<QueueEntry> queue = new ArrayList<>();
        List<List<QueueEntry>> left = new ArrayList<>(joining.values());
        for (int round = 0; !left.isEmpty(); round++) {
            int now = round;
            left.removeIf(own -> own.size() <= now);
            for (List<QueueEntry> own : left) queue.add(own.get(now));
        }
        return queue;
    }

    /// With entries of one listener, in one walk through the queue.
    private List<QueueEntry> with(List<QueueEntry> joining) {
        UserId user = joining.getFirst().requester();
        boolean known = order.containsKey(user);
        int newcomers = known ? 0 : newcomers(user);
        int place = known ? order.getOrDefault(user, 0) : placeAt(newcomers);
        int round = 1;
        int last = -1;
        for (int i = 0; i < rounds.length; i++) {
            if (!queue.get(i).requester().equals(user)) continue;
            last = i;
            round = rounds[i] + 1;
        }
        List<QueueEntry> with = new ArrayList<>(queue.size() + joining.size());
        int next = 0;
        for (int i = 0; i < rounds.length; i++) {
            while (next < joining.size()
                    && i > last
                    && (round == 1 ? i >= newcomers : comesBefore(round, place, i))) {
                with.add(joining.get(next++));
                round++;
            }
            with.add(queue.get(i));
        }
        with.addAll(joining.subList(next, joining.size()));
        return with;
    }

    private boolean comesBefore(int round, int place, int index) {
        if (rounds[index] != round) return rounds[index] > round;
        return order.getOrDefault(queue.get(index).requester(), 0) > place;
    }

    /// Where the first track of somebody new comes: at the end of the first round.
    private int newcomers(UserId user) {
        int end = 0;
        while (end < rounds.length && rounds[end] == 1) end++;
        boolean beforeHeard =
                end > 0
                        && heard.isPresent()
                        && !heard.get().equals(user)
                        && queue.get(end - 1).requester().equals(heard.get());
        return beforeHeard ? end - 1 : end;
    }

    /// The place in each later round of whoever is new at an index: between those before and after.
    private int placeAt(int index) {
        return index == 0 ? -1 : order.getOrDefault(queue.get(index - 1).requester(), 0) + 1;
    }
}
