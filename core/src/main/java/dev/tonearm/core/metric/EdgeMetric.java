package dev.tonearm.core.metric;

import java.util.List;

/// What the function that answers Discord measures. It is loaded while somebody waits for a cold
/// start: few, and nothing is computed here.
public enum EdgeMetric implements Metric {
    ACKNOWLEDGED(
            Kind.HISTOGRAM,
            "tonearm_edge_acknowledged_seconds",
            "time from an interaction's making to our answer");

    private final Kind kind;
    private final String metric;
    private final String description;

    EdgeMetric(Kind kind, String metric, String description) {
        this.kind = kind;
        this.metric = metric;
        this.description = description;
    }

    @Override
    public String metric() {
        return metric;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public List<MetricLabel> labels() {
        return List.of();
    }

    @Override
    public List<Double> borders() {
        return List.of();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String area() {
        return "edge";
    }

    @Override
    public List<String> series() {
        return Metric.ofLastMinute(metric, kind);
    }
}
