package dev.tonearm.local.cloudwatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Gauges as Prometheus reads them. <https://prometheus.io/docs/instrumenting/exposition_formats/>
final class Exposition {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<String, StringBuilder> series = new LinkedHashMap<>();

    void add(String name, Map<String, String> labels, double value) {
        String told =
                new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(one -> one.getKey() + "=\"" + escaped(one.getValue()) + "\"")
                                .collect(Collectors.joining(",", "{", "}"));
        series.computeIfAbsent(
                        name, _ -> new StringBuilder("# TYPE ").append(name).append(" gauge\n"))
                .append(name)
                .append(labels.isEmpty() ? "" : told)
                .append(' ')
                .append(value)
                .append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return String.join("", series.values());
    }
}
