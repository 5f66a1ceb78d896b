package dev.tonearm.infra.observability;

import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.EmbeddedFigures;
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

    /// What the billing function counts, of what has no label.
    static Figure billing(BillingMetric metric) {
        return new Figure(
                EmbeddedFigures.NAMESPACE,
                metric.metric(),
                Map.of(EmbeddedFigures.SERVICE, EmbeddedFigures.BILLING),
                "Sum");
    }
}
