package dev.tonearm.local.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.EdgeMetric;
import dev.tonearm.core.metric.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What functions measure: the lines of their logs that are of the embedded metric format.
final class FunctionFigures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Metric> METRICS =
            Stream.of(EdgeMetric.values(), BillingMetric.values())
                    .flatMap(Stream::<Metric>of)
                    .collect(
                            Collectors.toMap(
                                    Metric::metric,
                                    Function.identity(),
                                    (a, _) -> a,
                                    LinkedHashMap::new));

    /// CloudWatch's names of the statistics, by how a series ends.
    private static final Map<String, String> STATISTICS =
            Map.of(
                    "_sum", "Sum",
                    "_p95", "p95",
                    "_maximum", "Maximum",
                    "_sample_count", "SampleCount");

    private final Map<Metric, Map<String, Window>> windows = new HashMap<>();
    private final Map<Metric, Map<String, Double>> kept = new HashMap<>();

    /// Reads a line of a log, if it is one.
    void read(String line) {
        if (!line.startsWith("{") || !line.contains("\"_aws\"")) return;
        try {
            JsonNode json = JSON.readTree(line);
            Instant at = Instant.ofEpochMilli(json.path("_aws").path("Timestamp").asLong());
            for (JsonNode set : json.path("_aws").path("CloudWatchMetrics")) {
                for (JsonNode one : set.path("Metrics")) {
                    Metric metric = METRICS.get(one.path("Name").asText());
                    if (metric != null) add(metric, json, at);
                }
            }
        } catch (JsonProcessingException _) {
            // Half a line of a process that was killed.
        }
    }

    private void add(Metric metric, JsonNode json, Instant at) {
        String label =
                metric.labels().isEmpty()
                        ? ""
                        : json.path(metric.labels().getFirst().name()).asText();
        JsonNode value = json.path(metric.metric());
        List<Double> values = new ArrayList<>();
        if (value.isArray()) value.forEach(one -> values.add(one.asDouble()));
        else values.add(value.asDouble());
        if (metric.kind() == Metric.Kind.GAUGE) {
            kept.computeIfAbsent(metric, _ -> new TreeMap<>()).put(label, values.getLast());
        } else {
            Window window =
                    windows.computeIfAbsent(metric, _ -> new TreeMap<>())
                            .computeIfAbsent(label, _ -> new Window());
            values.forEach(one -> window.add(at, one));
        }
    }

    /// Shows all of them. What was never seen is 0, but for what a night tells.
    void show(Exposition to, Instant now) {
        for (Metric metric : METRICS.values()) {
            if (metric.kind() == Metric.Kind.GAUGE) {
                kept.getOrDefault(metric, Map.of())
                        .forEach((label, value) ->
                                to.add(metric.metric(), labels(metric, label), value));
                continue;
            }
            Map<String, Window> seen = windows.computeIfAbsent(metric, _ -> new TreeMap<>());
            if (metric.labels().isEmpty()) seen.computeIfAbsent("", _ -> new Window());
            else {
                for (String value : metric.labels().getFirst().values()) {
                    seen.computeIfAbsent(value, _ -> new Window());
                }
            }
            for (String series : metric.series()) {
                String statistic = statistic(series);
                seen.forEach((label, window) ->
                        to.add(series, labels(metric, label), window.of(statistic, now)));
            }
        }
    }

    private static String statistic(String series) {
        return STATISTICS.entrySet().stream()
                .filter(one -> series.endsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElseThrow();
    }

    private static Map<String, String> labels(Metric metric, String value) {
        return metric.labels().isEmpty()
                ? Map.of()
                : Map.of(metric.labels().getFirst().name(), value);
    }
}
