package dev.tonearm.core.metric;

import java.util.List;

/// What the function that answers Discord measures. It is loaded while the next listener may wait:
/// few, and nothing is computed here.
public enum EdgeMetric implements Metric {
    ANSWERS(
            Kind.COUNTER,
            "tonearm_edge_answers_total",
            "interactions answered, by what became of them",
            MetricLabel.of(
                    "kind",
                    "what became of it",
                    "deferred",
                    "read",
                    "write",
                    "autocomplete",
                    "ping",
                    "refused",
                    "failed")),
    ANSWERS_LATE(
            Kind.COUNTER,
            "tonearm_edge_answers_late_total",
            "interactions answered 2.5 s after Discord made them or later, of the 3 s that it waits"),
    ANSWER_SECONDS(
            Kind.HISTOGRAM,
            "tonearm_edge_answer_seconds",
            "time from when Discord made an interaction until its answer was on its way"),
    FORGED(
            Kind.COUNTER,
            "tonearm_edge_forged_total",
            "requests refused because Discord did not sign them, or not now"),
    REFUSALS(
            Kind.COUNTER,
            "tonearm_edge_refusals_total",
            "commands refused with words, by what stood against them",
            MetricLabel.of(
                    "reason", "what stood against it", "rate", "plan", "permission", "other")),
    NOT_QUEUED(
            Kind.COUNTER,
            "tonearm_edge_not_queued_total",
            "commands and orders that are not known to be in their queue"),
    STORE_FAILURES(
            Kind.COUNTER,
            "tonearm_edge_store_failures_total",
            "calls of the table that failed for good"),
    STORE_RETRIES(
            Kind.COUNTER,
            "tonearm_edge_store_retries_total",
            "calls of the table that were made again"),
    QUEUE_RETRIES(
            Kind.COUNTER,
            "tonearm_edge_queue_retries_total",
            "calls of a queue that were made again"),
    COLD_STARTS(
            Kind.COUNTER,
            "tonearm_edge_cold_starts_total",
            "environments of the function that answered for the first time");

    /// The labels' names, for who writes figures.
    public static final String KIND = "kind";

    public static final String REASON = "reason";

    private final Kind kind;
    private final String metric;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<MetricLabel> labels;

    EdgeMetric(Kind kind, String metric, String description, MetricLabel... labels) {
        this.kind = kind;
        this.metric = metric;
        this.description = description;
        this.labels = List.of(labels);
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
        return labels;
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
