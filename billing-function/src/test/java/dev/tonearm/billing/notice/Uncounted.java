package dev.tonearm.billing.notice;

import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.billing.figure.Counts;

/// For tests that are about something else.
final class Uncounted implements Counts {
    @Override
    public void put(BillingMetric metric, String label, double value) {}

    @Override
    public void flush() {}
}
