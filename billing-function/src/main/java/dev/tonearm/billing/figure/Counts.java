package dev.tonearm.billing.figure;

import dev.tonearm.core.metric.BillingMetric;
import java.time.Duration;

/// What an operator's dashboard is made from. Nothing personal is counted by itself.
public interface Counts {
    /// A figure. Counters are added up until they are handed over, of a gauge the last one holds,
    /// and of what is measured each one is kept.
    ///
    /// @param label the value of the metric's label, one of a few; empty if it has none
    void put(BillingMetric metric, String label, double value);

    /// Hands over what was counted since.
    void flush();

    /// One more of something.
    default void count(BillingMetric metric) {
        put(metric, "", 1);
    }

    /// More of something, or none of it, which is a figure too.
    default void count(BillingMetric metric, long more) {
        put(metric, "", (double) more);
    }

    /// One more of something that is told apart by a label.
    default void count(BillingMetric metric, String label) {
        put(metric, label, 1);
    }

    /// How long something took.
    default void took(BillingMetric metric, Duration time) {
        put(metric, "", time.toMillis() / 1_000.0);
    }
}
