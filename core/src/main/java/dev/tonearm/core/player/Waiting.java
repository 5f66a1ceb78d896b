package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// The queue.
///
/// @param entries next first
/// @param next the id that the next new entry gets
/// @param turns whether what joins takes turns with what others asked for
public record Waiting(List<QueueEntry> entries, long next, boolean turns) {
    static final Waiting NOTHING = new Waiting(List.of(), 1);

    public Waiting {
        entries = List.copyOf(entries);
    }

    /// Without turns.
    public Waiting(List<QueueEntry> entries, long next) {
        this(entries, next, false);
    }

    /// The same in which listeners take turns from now on, or do not any more.
    public Waiting taking(boolean nowTurns) {
        return new Waiting(entries, next, nowTurns);
    }

    /// Of these entries.
    Waiting of(List<QueueEntry> changed) {
        return new Waiting(changed, next, turns);
    }

    Waiting with(int index, List<QueueEntry> joining) {
        long following = next;
        for (QueueEntry entry : joining) following = Math.max(following, entry.id().value() + 1);
        List<QueueEntry> queue = new ArrayList<>(entries);
        queue.addAll(index, joining);
        return new Waiting(queue, following, turns);
    }

    /// With an entry that came from elsewhere: the next new ones have later ids.
    Waiting knowing(EntryId id) {
        return new Waiting(entries, Math.max(next, id.value() + 1), turns);
    }

    /// With the first of them behind the others.
    Waiting rotated(int count) {
        return changed(queue -> Collections.rotate(queue, -count));
    }

    Waiting withFirst(QueueEntry entry) {
        return changed(queue -> queue.addFirst(entry));
    }

    Waiting withLast(QueueEntry entry) {
        return changed(queue -> queue.add(entry));
    }

    Waiting without(QueueEntry entry) {
        return changed(queue -> queue.remove(entry));
    }

    Waiting without(int index, int count) {
        return changed(queue -> queue.subList(index, index + count).clear());
    }

    Waiting cleared() {
        return of(List.of());
    }

    /// Those that one of these people asked for leave.
    Waiting withoutOf(List<UserId> users) {
        Set<UserId> those = Set.copyOf(users);
        return changed(queue -> queue.removeIf(entry -> those.contains(entry.requester())));
    }

    /// What is there already, or plays, leaves where it comes again.
    Waiting withoutDuplicates(Playback playback) {
        Set<String> known = new HashSet<>();
        if (playback instanceof Playback.Loaded loaded) known.add(identity(loaded.entry()));
        return changed(queue -> queue.removeIf(entry -> !known.add(identity(entry))));
    }

    /// Two that are from one address are one track, whatever a node calls them.
    private static String identity(QueueEntry entry) {
        Track track = entry.track();
        return track.uri().isEmpty() ? track.encoded() : track.uri();
    }

    /// @param from where an entry is
    /// @param to where it is afterwards
    Waiting moved(int from, int to) {
        return changed(queue -> queue.add(to, queue.remove(from)));
    }

    Waiting swapped(int one, int other) {
        return changed(queue -> Collections.swap(queue, one, other));
    }

    Waiting reversed() {
        return of(entries.reversed());
    }

    /// The last entries take their turns.
    ///
    /// @param first whether they come first among those of the same people
    Waiting turned(int count, boolean first, Playback playback) {
        int waiting = entries.size() - count;
        Optional<UserId> heard =
                playback instanceof Playback.Loaded loaded
                        ? Optional.of(loaded.entry().requester())
                        : Optional.empty();
        return of(
                first
                        ? TurnTaking.joinedFirst(entries, waiting, heard)
                        : TurnTaking.joined(entries, waiting, heard));
    }

    /// The same seed gives the same order on every Java version: Random's algorithm is part of its
    /// contract.
    Waiting shuffled(long seed) {
        Random random = new Random(seed);
        return changed(queue -> {
            for (int last = queue.size() - 1; last > 0; last--) {
                Collections.swap(queue, last, random.nextInt(last + 1));
            }
        });
    }

    /// An entry that waits.
    ///
    /// @throws IllegalStateException if it does not
    QueueEntry entry(EntryId id) {
        for (QueueEntry entry : entries) if (entry.id().equals(id)) return entry;
        throw new IllegalStateException("entry " + id + " does not wait in the queue");
    }

    private Waiting changed(Consumer<List<QueueEntry>> change) {
        List<QueueEntry> queue = new ArrayList<>(entries);
        change.accept(queue);
        return of(queue);
    }
}
