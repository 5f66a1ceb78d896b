package dev.tonearm.core.player;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// The queue.
///
/// @param entries next first
/// @param next the id that the next new entry gets
public record Waiting(List<QueueEntry> entries, long next) {
    static final Waiting NOTHING = new Waiting(List.of(), 1);

    public Waiting {
        entries = List.copyOf(entries);
    }

    Waiting with(int index, List<QueueEntry> joining) {
        long following = next;
        for (QueueEntry entry : joining) following = Math.max(following, entry.id().value() + 1);
        return new Waiting(changed(queue -> queue.addAll(index, joining)).entries, following);
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
        return new Waiting(List.of(), next);
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
        return new Waiting(queue, next);
    }
}
