package dev.tonearm.core.player;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a queue becomes again what it was, whatever has happened to it meanwhile.
///
/// It says only what differs between two orders: which entries stand elsewhere, which come back and
/// which go. So a track that was moved is one entry, and a queue that was cleared needs no other
/// copy of itself. If nothing has happened meanwhile, the queue is exactly what it was. If
/// something has, it is what still makes sense, and everybody who folds the journal finds the same:
///
/// - what has played, or was taken out by itself, stays away;
/// - what joined stays where it stands among those that did not move: who asked to be next is next,
///   who came last is last;
/// - what comes back follows the entry that it followed, or is next if that is gone.
///
/// @param runs entries that stand elsewhere or come back, in their order
/// @param back those of them that were taken out, whole
/// @param out entries that go
/// @param next the least id that an entry which joins later can have
public record Way(List<Run> runs, List<QueueEntry> back, List<EntryId> out, long next) {
    /// Before the first entry; no entry has this id.
    static final EntryId HEAD = new EntryId(0);

    public Way {
        runs = List.copyOf(runs);
        back = List.copyOf(back);
        out = List.copyOf(out);
    }

    /// Entries that follow each other.
    ///
    /// @param after the one before them, which stays where it is
    public record Run(EntryId after, List<EntryId> entries) {
        public Run {
            entries = List.copyOf(entries);
        }
    }

    /// The shortest way.
    ///
    /// @param from what the queue is
    /// @param to what it was
    /// @param next the id that the next new entry gets
    static Way between(List<QueueEntry> from, List<QueueEntry> to, long next) {
        if (from.equals(to)) return new Way(List.of(), List.of(), List.of(), next);
        Map<EntryId, Integer> places = HashMap.newHashMap(from.size());
        for (int i = 0; i < from.size(); i++) places.put(from.get(i).id(), i);
        List<Run> runs = new ArrayList<>();
        List<QueueEntry> back = new ArrayList<>();
        Set<EntryId> still = still(places, to);
        EntryId after = HEAD;
        List<EntryId> run = new ArrayList<>();
        for (QueueEntry entry : to) {
            if (places.remove(entry.id()) == null) back.add(entry);
            if (!still.contains(entry.id())) {
                run.add(entry.id());
                continue;
            }
            if (!run.isEmpty()) runs.add(new Run(after, run));
            after = entry.id();
            run.clear();
        }
        if (!run.isEmpty()) runs.add(new Run(after, run));
        List<EntryId> out = new ArrayList<>();
        for (QueueEntry entry : from) if (places.containsKey(entry.id())) out.add(entry.id());
        return new Way(runs, back, out, next);
    }

    /// The most entries that are in the same order here and there: the longest ascending row of
    /// their places, found as one finds it with cards on piles.
    private static Set<EntryId> still(Map<EntryId, Integer> places, List<QueueEntry> to) {
        List<EntryId> common = new ArrayList<>();
        for (QueueEntry entry : to) if (places.containsKey(entry.id())) common.add(entry.id());
        int[] least = new int[common.size()];
        int[] top = new int[common.size()];
        int[] below = new int[common.size()];
        int piles = 0;
        for (int i = 0; i < common.size(); i++) {
            int place = places.getOrDefault(common.get(i), 0);
            int found = Arrays.binarySearch(least, 0, piles, place);
            int pile = found < 0 ? -found - 1 : found;
            least[pile] = place;
            top[pile] = i;
            below[i] = pile == 0 ? -1 : top[pile - 1];
            if (pile == piles) piles++;
        }
        Set<EntryId> still = HashSet.newHashSet(piles);
        for (int i = piles == 0 ? -1 : top[piles - 1]; i >= 0; i = below[i]) {
            still.add(common.get(i));
        }
        return still;
    }

    /// Whether it leads nowhere else.
    boolean isEmpty() {
        return runs.isEmpty() && out.isEmpty();
    }

    /// How much there is to keep of it.
    int entries() {
        int entries = back.size() + out.size();
        for (Run run : runs) entries += run.entries().size() + 1;
        return entries;
    }

    /// Goes this way.
    ///
    /// @param playing what plays, which does not wait at the same time
    public List<QueueEntry> from(List<QueueEntry> queue, Optional<EntryId> playing) {
        Map<EntryId, QueueEntry> moving = HashMap.newHashMap(entries());
        for (QueueEntry entry : back) moving.put(entry.id(), entry);
        playing.ifPresent(moving::remove);
        Set<EntryId> listed = new HashSet<>();
        for (Run run : runs) listed.addAll(run.entries());
        Set<EntryId> going = new HashSet<>(out);
        List<QueueEntry> rest = new ArrayList<>();
        Set<EntryId> resting = new HashSet<>();
        for (QueueEntry entry : queue) {
            if (going.contains(entry.id())) continue;
            if (listed.contains(entry.id())) {
                moving.put(entry.id(), entry);
            } else {
                rest.add(entry);
                resting.add(entry.id());
            }
        }
        return merged(rest, joinedAhead(queue, going), followers(moving, resting));
    }

    /// How many joined since and stand before all others; those of a queue of nothing else came
    /// after what was there.
    private int joinedAhead(List<QueueEntry> queue, Set<EntryId> going) {
        int ahead = 0;
        for (QueueEntry entry : queue) {
            if (going.contains(entry.id())) continue;
            if (entry.id().value() < next) return ahead;
            ahead++;
        }
        return 0;
    }

    /// What follows each entry that rests; what it followed is gone, and no run before it has a
    /// place either, comes to the head.
    private Map<EntryId, List<QueueEntry>> followers(
            Map<EntryId, QueueEntry> moving, Set<EntryId> resting) {
        Map<EntryId, List<QueueEntry>> followers = new HashMap<>();
        EntryId place = HEAD;
        for (Run run : runs) {
            if (resting.contains(run.after())) place = run.after();
            List<QueueEntry> following = followers.computeIfAbsent(place, _ -> new ArrayList<>());
            for (EntryId id : run.entries()) {
                QueueEntry entry = moving.get(id);
                if (entry != null) following.add(entry);
            }
        }
        return followers;
    }

    private static List<QueueEntry> merged(
            List<QueueEntry> rest, int ahead, Map<EntryId, List<QueueEntry>> followers) {
        List<QueueEntry> first = followers.getOrDefault(HEAD, Collections.emptyList());
        List<QueueEntry> merged = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            if (i == ahead) merged.addAll(first);
            merged.add(rest.get(i));
            List<QueueEntry> following = followers.get(rest.get(i).id());
            if (following != null) merged.addAll(following);
        }
        if (ahead >= rest.size()) merged.addAll(first);
        return merged;
    }
}
