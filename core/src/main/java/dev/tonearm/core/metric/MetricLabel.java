package dev.tonearm.core.metric;

import java.util.List;

/// What tells the series of a metric apart.
///
/// @param says what its values are
/// @param values all there are; empty where only the running system knows them, which are few then
///   as well
public record MetricLabel(String name, String says, List<String> values) {
    public MetricLabel {
        values = List.copyOf(values);
    }

    static MetricLabel of(String name, String says, String... values) {
        return new MetricLabel(name, says, List.of(values));
    }
}
