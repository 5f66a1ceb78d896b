package dev.tonearm.core.metric;

import java.util.List;

/// What the function for payments measures.
public enum BillingMetric implements Metric {
    NOTES_WORKED_OFF(
            Kind.COUNTER, "tonearm_billing_notes_worked_off_total", "notes of payments worked off"),
    NOTES_LEFT(
            Kind.COUNTER,
            "tonearm_billing_notes_left_total",
            "notes of payments that were left to the next try"),
    GRANTS_CHANGED(
            Kind.COUNTER, "tonearm_billing_grants_changed_total", "servers' plans that changed"),
    SERVERS_PAID_TWICE(
            Kind.COUNTER,
            "tonearm_billing_servers_paid_twice_total",
            "servers found with two payments at once"),
    JOBS_DONE(Kind.COUNTER, "tonearm_billing_jobs_done_total", "long jobs done"),
    EVENTS_WORKED_OFF(
            Kind.COUNTER,
            "tonearm_billing_events_worked_off_total",
            "events that others told, done"),
    EVENTS_LEFT(
            Kind.COUNTER,
            "tonearm_billing_events_left_total",
            "events that others told, left to the next try"),
    EVENTS_TOLD(Kind.COUNTER, "tonearm_billing_events_told_total", "events told to others"),
    EVENTS_UNREADABLE(
            Kind.COUNTER,
            "tonearm_billing_events_unreadable_total",
            "changes that nobody could read"),
    NOTICES_READ(Kind.COUNTER, "tonearm_billing_notices_read_total", "notices that somebody read");

    private final Kind kind;
    private final String metric;
    private final String description;

    BillingMetric(Kind kind, String metric, String description) {
        this.kind = kind;
        this.metric = metric;
        this.description = description;
    }

    @Override
    public String metric() {
        return metric;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public List<MetricLabel> labels() {
        return List.of();
    }

    @Override
    public List<Double> borders() {
        return List.of();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String area() {
        return "billing";
    }

    @Override
    public List<String> series() {
        return Metric.ofLastMinute(metric, kind);
    }
}
