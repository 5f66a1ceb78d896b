package dev.tonearm.operator.plan;

import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.EdgeMetric;
import dev.tonearm.core.metric.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How many metrics CloudWatch keeps and is asked for, by the catalogue of what is measured. To
/// CloudWatch one with another value of a label is another metric; up to five statistics of one
/// that are asked for at once are one.
final class WatchedMetrics {
    /// Of the bus and of payments, each with its dead letters.
    private static final int OTHER_QUEUES = 4;

    private static final int FUNCTIONS = 2;

    /// Kinds of calls that parts make of the table.
    private static final int OPERATIONS = 10;

    private WatchedMetrics() {}

    /// Those that our functions make, if everything occurs that is counted.
    static int own() {
        return ours().mapToInt(WatchedMetrics::combinations).sum();
    }

    /// What the exporter asks for once a minute, with AWS's own.
    static int asked(int partitions) {
        return own()
                + Arrays.stream(AwsFigure.values())
                        .mapToInt(figure -> of(figure, partitions))
                        .sum();
    }

    /// How often it asks in a minute which of them there are: once a name.
    static int names() {
        return (int) ours().count() + AwsFigure.values().length;
    }

    private static int of(AwsFigure figure, int partitions) {
        // Of the functions only billing reads a stream.
        if (figure == AwsFigure.FUNCTION_STREAM_AGE) return 1;
        List<String> dimensions = figure.dimensions();
        if (dimensions.contains("QueueName")) return 2 * partitions + OTHER_QUEUES;
        if (dimensions.contains("FunctionName")) return FUNCTIONS;
        return dimensions.contains("Operation") ? OPERATIONS : 1;
    }

    private static Stream<Metric> ours() {
        return Stream.of(EdgeMetric.values(), BillingMetric.values()).flatMap(Stream::of);
    }

    private static int combinations(Metric metric) {
        return metric.labels().stream()
                .mapToInt(label -> Math.max(1, label.values().size()))
                .reduce(1, (one, other) -> one * other);
    }
}
