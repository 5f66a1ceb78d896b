package dev.tonearm.worker.intake;

import java.util.ArrayList;
import java.util.List;

/// The commands of one message group that one request brought. Until all of them are settled the
/// queue hands out no other of that group, so order is a matter of this batch alone.
final class GuildBatch {
    private final List<Delivery> waiting = new ArrayList<>();

    synchronized void add(Delivery command) {
        waiting.add(command);
    }

    synchronized boolean claim(Delivery command) {
        return waiting.remove(command);
    }

    /// Takes away all that nobody has claimed, oldest first.
    synchronized List<Delivery> takeUnclaimed() {
        List<Delivery> unclaimed = List.copyOf(waiting);
        waiting.clear();
        return unclaimed;
    }
}
