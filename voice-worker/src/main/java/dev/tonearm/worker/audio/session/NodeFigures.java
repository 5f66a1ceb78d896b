package dev.tonearm.worker.audio.session;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.telemetry.Telemetry.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What operators see of each node by its name, for as long as it is named.
final class NodeFigures {
    private final Telemetry telemetry;
    private final Function<String, NodeLoad> loads;
    private final Function<String, Stream<NodeSession>> sessions;
    private final Map<String, List<Shown>> shown = new HashMap<>();

    /// @param sessions of all partitions at a node
    NodeFigures(
            Telemetry telemetry,
            Function<String, NodeLoad> loads,
            Function<String, Stream<NodeSession>> sessions) {
        this.telemetry = telemetry;
        this.loads = loads;
        this.sessions = sessions;
    }

    /// There are these nodes, and no others.
    synchronized void named(Set<String> names) {
        shown.entrySet()
                .removeIf(one -> {
                    if (names.contains(one.getKey())) return false;
                    one.getValue().forEach(Shown::close);
                    return true;
                });
        for (String name : names) shown.computeIfAbsent(name, this::show);
    }

    private List<Shown> show(String name) {
        var label = List.of(name);
        NodeLoad load = loads.apply(name);
        return List.of(
                telemetry.gauge(WorkerMetric.NODE_UP, label, () -> up(name)),
                telemetry.gauge(WorkerMetric.NODE_PLAYING, label, load::playing),
                telemetry.gauge(WorkerMetric.NODE_CPU, label, load::cpu),
                telemetry.gauge(WorkerMetric.NODE_PENALTY, label, () -> penalty(name)));
    }

    private double up(String name) {
        return sessions.apply(name)
                .mapToDouble(session -> session.usable() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private double penalty(String name) {
        return sessions.apply(name)
                .mapToDouble(session -> NodeChoice.score(session.candidate(), ""))
                .average()
                .orElse(Double.NaN);
    }
}
