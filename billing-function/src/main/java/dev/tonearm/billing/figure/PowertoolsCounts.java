package dev.tonearm.billing.figure;

import java.util.HashMap;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Counts as CloudWatch reads them out of the log (embedded metric format).
public final class PowertoolsCounts implements Counts {
    private final Metrics metrics;
    private final Map<String, Long> counted = new HashMap<>();

    public PowertoolsCounts(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public synchronized void count(String name, long more) {
        counted.merge(name, more, Long::sum);
    }

    @Override
    public synchronized void flush() {
        if (counted.isEmpty()) return;
        counted.forEach((name, number) -> metrics.addMetric(name, number, MetricUnit.COUNT));
        counted.clear();
        metrics.flush();
    }
}
