package dev.tonearm.billing.figure;

import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Counts as CloudWatch reads them out of the log (embedded metric format): a line for all that
/// have no label, and one for each label's value.
public final class PowertoolsCounts implements Counts {
    private final Metrics metrics;
    private final Map<Label, Map<BillingMetric, List<Double>>> counted = new LinkedHashMap<>();

    public PowertoolsCounts(Metrics metrics) {
        this.metrics = metrics;
    }

    /// Empty where a metric has none.
    private record Label(String name, String value) {
        static Label of(Metric metric, String value) {
            return metric.labels().isEmpty()
                    ? new Label("", "")
                    : new Label(metric.labels().getFirst().name(), value);
        }
    }

    @Override
    public synchronized void put(BillingMetric metric, String label, double value) {
        List<Double> values =
                counted.computeIfAbsent(Label.of(metric, label), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(metric, _ -> new ArrayList<>());
        switch (metric.kind()) {
            case COUNTER -> {
                double before = values.isEmpty() ? 0 : values.removeFirst();
                values.add(before + value);
            }
            case GAUGE -> {
                values.clear();
                values.add(value);
            }
            case HISTOGRAM -> values.add(value);
        }
    }

    @Override
    public synchronized void flush() {
        counted.forEach((label, figures) ->
                metrics.flushMetrics(line -> {
                    if (!label.name().isEmpty()) line.addDimension(label.name(), label.value());
                    figures.forEach((metric, values) -> {
                        for (double value : values)
                            line.addMetric(metric.metric(), value, unit(metric));
                    });
                }));
        counted.clear();
    }

    private static MetricUnit unit(Metric metric) {
        return switch (metric.unit()) {
            case "seconds" -> MetricUnit.SECONDS;
            case "ratio", "dollars" -> MetricUnit.NONE;
            default -> MetricUnit.COUNT;
        };
    }
}
