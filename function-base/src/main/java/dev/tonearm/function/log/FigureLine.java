package dev.tonearm.function.log;

import dev.tonearm.core.metric.EmbeddedFigures;
import dev.tonearm.core.metric.Metric;
import java.time.Instant;

/// A line of a log that CloudWatch makes metrics of (embedded metric format), for functions that
/// start while somebody waits (docs/adr/0021).
///
/// Every figure has the function as its dimension `Service`, and at most one label more. Two labels
/// of one name have to be two lines: a line has one value for it.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>
public final class FigureLine {
    private static final String SET =
            "{\"Namespace\":\"" + EmbeddedFigures.NAMESPACE + "\",\"Dimensions\":[[\"";

    private final Instant at;
    private final StringBuilder plain = new StringBuilder(256);
    private final StringBuilder labelled = new StringBuilder(256);
    private final StringBuilder members = new StringBuilder(256);

    /// @param service which function it is of
    public FigureLine(String service, Instant at) {
        this.at = at;
        members.append(",\"")
                .append(EmbeddedFigures.SERVICE)
                .append("\":\"")
                .append(service)
                .append('"');
    }

    /// How many of something there were.
    public FigureLine count(Metric metric, long number) {
        plain(metric);
        return value(metric, Long.toString(number));
    }

    /// How long something took, once or more often.
    ///
    /// @param millis at most a hundred
    public FigureLine times(Metric metric, long[] millis) {
        var values = new StringBuilder("[");
        for (int i = 0; i < millis.length; i++) {
            if (i > 0) values.append(',');
            values.append(millis[i] / 1_000).append('.');
            String rest = Long.toString(millis[i] % 1_000);
            values.append("000", 0, 3 - rest.length()).append(rest);
        }
        plain(metric);
        return value(metric, values.append(']').toString());
    }

    /// How many of something there were, told apart by a label.
    ///
    /// @param label its name, and `value`, one of a few that the code names
    public FigureLine count(Metric metric, String label, String value, long number) {
        labelled.append(SET)
                .append(EmbeddedFigures.SERVICE)
                .append("\",\"")
                .append(label)
                .append("\"]],\"Metrics\":[");
        describe(labelled, metric);
        labelled.append("]},");
        members.append(",\"").append(label).append("\":\"").append(value).append('"');
        return value(metric, Long.toString(number));
    }

    private void plain(Metric metric) {
        if (!plain.isEmpty()) plain.append(',');
        describe(plain, metric);
    }

    private static void describe(StringBuilder to, Metric metric) {
        String unit = metric.unit().equals("seconds") ? "Seconds" : "Count";
        to.append("{\"Name\":\"")
                .append(metric.metric())
                .append("\",\"Unit\":\"")
                .append(unit)
                .append("\"}");
    }

    private FigureLine value(Metric metric, String json) {
        members.append(",\"").append(metric.metric()).append("\":").append(json);
        return this;
    }

    /// The whole line.
    @Override
    public String toString() {
        var line = new StringBuilder(1_024).append("{\"_aws\":{\"Timestamp\":");
        line.append(at.toEpochMilli()).append(",\"CloudWatchMetrics\":[").append(labelled);
        if (plain.isEmpty()) {
            if (!labelled.isEmpty()) line.setLength(line.length() - 1);
        } else {
            line.append(SET)
                    .append(EmbeddedFigures.SERVICE)
                    .append("\"]],\"Metrics\":[")
                    .append(plain)
                    .append("]}");
        }
        return line.append("]}").append(members).append('}').toString();
    }
}
