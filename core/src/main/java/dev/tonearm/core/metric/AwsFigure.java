package dev.tonearm.core.metric;

import java.util.List;
import java.util.Locale;

/// What AWS itself measures of the parts that are AWS's, as far as rules and dashboards look at it:
/// the one list, by which the exporter in the cluster asks, and the stack on one machine answers.
public enum AwsFigure {
    QUEUE_AGE("AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", "QueueName"),
    QUEUE_WAITING("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", "QueueName"),
    QUEUE_IN_HAND("AWS/SQS", "ApproximateNumberOfMessagesNotVisible", "Maximum", "QueueName"),
    RULE_FAILURES("AWS/Events", "FailedInvocations", "Sum", "EventBusName", "RuleName"),
    API_REQUESTS("AWS/ApiGateway", "Count", "Sum", "ApiId"),
    API_REFUSED("AWS/ApiGateway", "4xx", "Sum", "ApiId"),
    API_FAILED("AWS/ApiGateway", "5xx", "Sum", "ApiId"),
    API_LATENCY("AWS/ApiGateway", "Latency", "p95", "ApiId"),
    FUNCTION_ERRORS("AWS/Lambda", "Errors", "Sum", "FunctionName"),
    FUNCTION_THROTTLES("AWS/Lambda", "Throttles", "Sum", "FunctionName"),
    FUNCTION_DURATION("AWS/Lambda", "Duration", "p95", "FunctionName"),
    FUNCTION_STREAM_AGE("AWS/Lambda", "IteratorAge", "Maximum", "FunctionName"),
    TABLE_READS("AWS/DynamoDB", "ConsumedReadCapacityUnits", "Sum", "TableName"),
    TABLE_WRITES("AWS/DynamoDB", "ConsumedWriteCapacityUnits", "Sum", "TableName"),
    TABLE_READ_THROTTLES("AWS/DynamoDB", "ReadThrottleEvents", "Sum", "TableName"),
    TABLE_WRITE_THROTTLES("AWS/DynamoDB", "WriteThrottleEvents", "Sum", "TableName"),
    TABLE_ERRORS("AWS/DynamoDB", "SystemErrors", "Sum", "TableName", "Operation");

    private final String namespace;
    private final String metric;
    private final String statistic;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> dimensions;

    AwsFigure(String namespace, String metric, String statistic, String... dimensions) {
        this.namespace = namespace;
        this.metric = metric;
        this.statistic = statistic;
        this.dimensions = List.of(dimensions);
    }

    public String namespace() {
        return namespace;
    }

    /// AWS's name.
    public String metric() {
        return metric;
    }

    public String statistic() {
        return statistic;
    }

    /// By which AWS tells its series apart.
    public List<String> dimensions() {
        return dimensions;
    }

    /// The name under which Prometheus has it, as YACE makes it.
    public String series() {
        return snake(namespace.toLowerCase(Locale.ROOT))
                + "_"
                + snake(metric)
                + "_"
                + snake(statistic);
    }

    /// What Prometheus calls the dimension: `queue` for `QueueName`. Of a function, a queue, a
    /// table or a rule it is a plain word; the bus and the API are one each, and have no label.
    public static String label(String dimension) {
        return switch (dimension) {
            case "QueueName" -> "queue";
            case "RuleName" -> "rule";
            case "FunctionName" -> "function";
            case "TableName" -> "table";
            case "Operation" -> "operation";
            default -> "";
        };
    }

    /// A capital behind a small letter or a digit begins a word.
    private static String snake(String text) {
        return text.replace('/', '_')
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}
