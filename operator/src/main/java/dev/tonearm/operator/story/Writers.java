package dev.tonearm.operator.story;

import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.partition.WorkerMark;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The workers behind the marks of what they wrote. A worker that is gone has no name any more, but
/// still tells itself from others.
public final class Writers {
    private final Map<String, String> names = new HashMap<>();

    /// @param alive whose names are known
    public Writers(Collection<WorkerId> alive) {
        for (WorkerId worker : alive) names.put(WorkerMark.of(worker).name(), worker.name());
    }

    /// @param writer as [dev.tonearm.core.player.Chronicle.Entry] has it
    String of(String writer) {
        return WorkerMark.parse(writer)
                .map(mark -> "%s (life %s)".formatted(called(mark), mark.life()))
                .orElse("a worker that did not say which");
    }

    private String called(WorkerMark mark) {
        String name = names.get(mark.name());
        return name == null ? "worker " + mark.name() : name;
    }

    /// Its name, or what stands for it.
    String name(WorkerMark mark) {
        return names.getOrDefault(mark.name(), mark.name());
    }
}
