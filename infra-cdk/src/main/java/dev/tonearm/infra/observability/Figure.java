package dev.tonearm.infra.observability;

import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.EdgeMetric;
import dev.tonearm.core.metric.EmbeddedFigures;
import dev.tonearm.core.metric.Metric;
import java.util.Map;
import java.util.TreeMap;

/// A figure of CloudWatch.
///
/// @param statistic such as `Sum`, `p99` or `PR(:2500)`
record Figure(String namespace, String name, Map<String, String> dimensions, String statistic) {
    Figure {
        dimensions = new TreeMap<>(dimensions);
    }

    static Figure lambda(String function, String name, String statistic) {
        return new Figure("AWS/Lambda", name, Map.of("FunctionName", function), statistic);
    }

    static Figure queue(String queue, String name, String statistic) {
        return new Figure("AWS/SQS", name, Map.of("QueueName", queue), statistic);
    }

    static Figure table(String table, String name, String statistic) {
        return new Figure("AWS/DynamoDB", name, Map.of("TableName", table), statistic);
    }

    static Figure rule(String bus, String rule, String name) {
        return new Figure("AWS/Events", name, Map.of("EventBusName", bus, "RuleName", rule), "Sum");
    }

    static Figure schedules(String group, String name) {
        return new Figure("AWS/Scheduler", name, Map.of("ScheduleGroup", group), "Sum");
    }

    static Figure api(String api, String name, String statistic) {
        return new Figure("AWS/ApiGateway", name, Map.of("ApiId", api), statistic);
    }

    static Figure route(String api, String path, String name, String statistic) {
        return new Figure(
                "AWS/ApiGateway",
                name,
                Map.of("ApiId", api, "Stage", "$default", "Method", "POST", "Resource", path),
                statistic);
    }

    /// What a function counts of itself, of what has no label.
    static Figure of(EdgeMetric metric, String statistic) {
        return counted(EmbeddedFigures.INTERACTIONS, metric, statistic, Map.of());
    }

    static Figure of(BillingMetric metric, String statistic) {
        return counted(EmbeddedFigures.BILLING, metric, statistic, Map.of());
    }

    /// The same of what has one.
    ///
    /// @param value one of those that the catalogue has for the metric's label
    static Figure of(EdgeMetric metric, String value, String statistic) {
        return counted(EmbeddedFigures.INTERACTIONS, metric, statistic, label(metric, value));
    }

    static Figure of(BillingMetric metric, String value, String statistic) {
        return counted(EmbeddedFigures.BILLING, metric, statistic, label(metric, value));
    }

    private static Map<String, String> label(Metric metric, String value) {
        return metric.labels().stream()
                .filter(label -> label.values().contains(value))
                .findFirst()
                .map(label -> Map.of(label.name(), value))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                metric.metric() + " has no label of value " + value));
    }

    private static Figure counted(
            String service, Metric metric, String statistic, Map<String, String> label) {
        if (metric.labels().isEmpty() != label.isEmpty()) {
            throw new IllegalArgumentException(
                    metric.metric() + " is counted by " + metric.labels() + ", not " + label);
        }
        var dimensions = new TreeMap<>(label);
        dimensions.put(EmbeddedFigures.SERVICE, service);
        return new Figure(EmbeddedFigures.NAMESPACE, metric.metric(), dimensions, statistic);
    }
}
