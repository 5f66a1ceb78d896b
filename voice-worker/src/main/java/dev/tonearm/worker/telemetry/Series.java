package dev.tonearm.worker.telemetry;

import dev.tonearm.core.metric.Metric.Kind;
import dev.tonearm.core.metric.MetricLabel;
import dev.tonearm.core.metric.WorkerMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The series of each metric, made once. Those whose labels are known are there from the start: a
/// counter that appears with its first event has no increase that anybody could see.
final class Series {
    private static final String SEPARATOR = "\n";

    private final MeterRegistry meters;
    private final Map<WorkerMetric, Map<String, Counter>> counters =
            new EnumMap<>(WorkerMetric.class);
    private final Map<WorkerMetric, Map<String, Timer>> timers = new EnumMap<>(WorkerMetric.class);

    Series(MeterRegistry meters) {
        this.meters = meters;
        for (WorkerMetric metric : WorkerMetric.values()) {
            switch (metric.kind()) {
                case COUNTER -> counters.put(metric, new ConcurrentHashMap<>());
                case HISTOGRAM -> timers.put(metric, new ConcurrentHashMap<>());
                case GAUGE -> {
                    continue;
                }
            }
            for (String key : known(metric.labels())) {
                if (metric.kind() == Kind.COUNTER) counter(metric, key);
                else timer(metric, key);
            }
        }
    }

    Counter counter(WorkerMetric metric, String label) {
        return of(counters, metric)
                .computeIfAbsent(
                        label,
                        key ->
                                Counter.builder(name(metric))
                                        .description(metric.description())
                                        .tags(tags(metric, key))
                                        .register(meters));
    }

    Counter counter(WorkerMetric metric, String first, String second) {
        return counter(metric, first + SEPARATOR + second);
    }

    Timer timer(WorkerMetric metric, String label) {
        return of(timers, metric)
                .computeIfAbsent(
                        label,
                        key ->
                                Timer.builder(name(metric))
                                        .description(metric.description())
                                        .tags(tags(metric, key))
                                        .serviceLevelObjectives(borders(metric))
                                        .register(meters));
    }

    void gauge(WorkerMetric metric, Supplier<Number> value) {
        register(metric, "", value);
    }

    Telemetry.Shown gauge(WorkerMetric metric, List<String> labels, Supplier<Number> value) {
        Gauge gauge = register(metric, String.join(SEPARATOR, labels), value);
        return () -> meters.remove(gauge);
    }

    private Gauge register(WorkerMetric metric, String key, Supplier<Number> value) {
        if (metric.kind() != Kind.GAUGE)
            throw new IllegalArgumentException(metric + " is no gauge");
        return Gauge.builder(name(metric), value)
                .description(metric.description())
                .tags(tags(metric, key))
                .register(meters);
    }

    private static <M> Map<String, M> of(
            Map<WorkerMetric, Map<String, M>> all, WorkerMetric metric) {
        Map<String, M> series = all.get(metric);
        if (series == null) {
            throw new IllegalArgumentException(metric + " is a " + metric.kind() + ", not that");
        }
        return series;
    }

    /// What the registry makes into the catalogue's name.
    static String name(WorkerMetric metric) {
        String name = metric.metric();
        String suffix =
                switch (metric.kind()) {
                    case COUNTER -> "_total";
                    case HISTOGRAM -> "_seconds";
                    case GAUGE -> "";
                };
        return name.substring(0, name.length() - suffix.length()).replace('_', '.');
    }

    private static Tags tags(WorkerMetric metric, String key) {
        List<MetricLabel> labels = metric.labels();
        String[] values = key.isEmpty() ? new String[0] : key.split(SEPARATOR, -1);
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(
                    metric + " has " + labels.size() + " labels, given were " + values.length);
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) tags.add(Tag.of(labels.get(i).name(), values[i]));
        return Tags.of(tags);
    }

    private static Duration[] borders(WorkerMetric metric) {
        return metric.borders().stream()
                .map(border -> Duration.ofMillis(Math.round(border * 1_000)))
                .toArray(Duration[]::new);
    }

    /// Each that labels can have; none where only the running system knows.
    private static List<String> known(List<MetricLabel> labels) {
        List<String> keys = List.of("");
        for (MetricLabel label : labels) {
            List<String> longer = new ArrayList<>();
            for (String key : keys) {
                for (String value : label.values()) {
                    longer.add(key.isEmpty() ? value : key + SEPARATOR + value);
                }
            }
            keys = longer;
        }
        return keys;
    }
}
