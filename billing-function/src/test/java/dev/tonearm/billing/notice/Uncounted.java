package dev.tonearm.billing.notice;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.metric.BillingMetric;

/// For tests that are about something else.
final class Uncounted implements Counts {
    @Override
    public void put(BillingMetric metric, String label, double value) {}

    @Override
    public void flush() {}
}
