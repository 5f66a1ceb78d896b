package dev.tonearm.worker.intake;

import java.util.ArrayList;
import java.util.List;

/// The commands of one message group, which is a guild's or that of its lookups, that one request
/// brought. Until all of them are settled the queue hands out no other of that group, so order is a
/// matter of this batch alone.
final class GuildBatch {
    private final List<HeldCommand> waiting = new ArrayList<>();

    synchronized void add(HeldCommand command) {
        waiting.add(command);
    }

    synchronized boolean claim(HeldCommand command) {
        return waiting.remove(command);
    }

    /// Takes away all that nobody has claimed, oldest first.
    synchronized List<HeldCommand> takeUnclaimed() {
        List<HeldCommand> unclaimed = List.copyOf(waiting);
        waiting.clear();
        return unclaimed;
    }
}
