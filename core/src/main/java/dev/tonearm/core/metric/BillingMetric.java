package dev.tonearm.core.metric;

import java.util.List;

/// What the function for payments measures, and the figures of the business that it adds up by
/// night.
public enum BillingMetric implements Metric {
    WEBHOOKS(
            Kind.COUNTER,
            "tonearm_billing_webhooks_total",
            "webhooks of Stripe and Discord, by what became of them",
            MetricLabel.of(
                    "outcome",
                    "what became of it; late is signed too long ago, mistaken is Stripe's by Stripe's own word though the signature does not hold",
                    "taken",
                    "forged",
                    "mistaken",
                    "late",
                    "refused",
                    "failed")),
    NOTES_DONE(Kind.COUNTER, "tonearm_billing_notes_done_total", "notes worked off"),
    NOTES_LEFT(
            Kind.COUNTER,
            "tonearm_billing_notes_left_total",
            "notes that failed and stay in their queue"),
    EVENTS_DONE(Kind.COUNTER, "tonearm_billing_events_done_total", "events of the bus worked off"),
    EVENTS_LEFT(
            Kind.COUNTER,
            "tonearm_billing_events_left_total",
            "events of the bus that failed and stay in their queue"),
    EVENTS_TOLD(Kind.COUNTER, "tonearm_billing_events_told_total", "events put on the bus"),
    EVENTS_UNREADABLE(
            Kind.COUNTER,
            "tonearm_billing_events_unreadable_total",
            "changes of the table that could not be told, because nobody can read them"),
    GRANTS_CHANGED(
            Kind.COUNTER, "tonearm_billing_grants_changed_total", "changes of what servers have"),
    PAID_TWICE(
            Kind.COUNTER,
            "tonearm_billing_paid_twice_total",
            "servers found to be paid for more than once"),
    LETTERS_SENT(
            Kind.COUNTER,
            "tonearm_billing_letters_sent_total",
            "notices that somebody got as a direct message"),
    NOTICES_LAID(
            Kind.COUNTER,
            "tonearm_billing_notices_laid_total",
            "notices laid out, to be shown with the next command"),
    NOTICES_READ(
            Kind.COUNTER, "tonearm_billing_notices_read_total", "notices shown with a command"),
    EVENT_TO_PLAN_SECONDS(
            Kind.HISTOGRAM,
            "tonearm_billing_event_to_plan_seconds",
            "time from an event at Stripe until its server has what it comes to"),
    EVENT_TO_PLAN_LATE(
            Kind.COUNTER,
            "tonearm_billing_event_to_plan_late_total",
            "events of Stripe whose server has what they come to later than after a minute"),
    STRIPE_ERRORS(
            Kind.COUNTER,
            "tonearm_billing_stripe_errors_total",
            "times that something could not be done because Stripe gave no answer, or another than expected"),
    JOBS_DONE(
            Kind.COUNTER,
            "tonearm_billing_jobs_done_total",
            "runs of jobs that were finished",
            MetricLabel.of("task", "the job", "reconcile", "statistics", "retention")),
    JOBS_FAILED(
            Kind.COUNTER,
            "tonearm_billing_jobs_failed_total",
            "pieces of jobs that broke and will be tried again",
            MetricLabel.of("task", "the job", "reconcile", "statistics", "retention")),
    JOB_AGE(
            Kind.GAUGE,
            "tonearm_billing_job_age_seconds",
            "age of a job's last good night when the next one begins: a day, if none was missed",
            MetricLabel.of("task", "the job", "reconcile", "statistics", "retention")),
    RECONCILE_DIFFERENCES(
            Kind.COUNTER,
            "tonearm_billing_reconcile_differences_total",
            "differences between Stripe, Discord and us that a night found"),
    RETENTION_REFUSED(
            Kind.COUNTER,
            "tonearm_billing_retention_refused_total",
            "servers whose data a night did not throw away, because too many were missing at once"),
    SERVERS_KNOWN(Kind.GAUGE, "tonearm_business_servers_known", "servers that have a record"),
    SERVERS_ACTIVE(
            Kind.GAUGE,
            "tonearm_business_servers_active",
            "servers in which something was done",
            MetricLabel.of(
                    "period", "until the last day, its week or its month", "day", "week", "month")),
    USERS_ACTIVE(
            Kind.GAUGE,
            "tonearm_business_users_active",
            "people who did something, estimated",
            MetricLabel.of(
                    "period", "until the last day, its week or its month", "day", "week", "month")),
    COMMANDS(
            Kind.GAUGE,
            "tonearm_business_commands",
            "commands of the last day that changed something"),
    PLAYS(Kind.GAUGE, "tonearm_business_plays", "tracks that began on the last day"),
    TRIALS_BEGUN(Kind.GAUGE, "tonearm_business_trials_begun", "trials begun on the last day"),
    TRIALS_CONVERTED(
            Kind.GAUGE,
            "tonearm_business_trials_converted",
            "servers that had tried a plan and paid on the last day for the first time"),
    CONVERSION_RATIO(
            Kind.GAUGE,
            "tonearm_business_conversion_ratio",
            "servers that paid after a trial in this month, of the trials begun in it"),
    CHURN_RATIO(
            Kind.GAUGE,
            "tonearm_business_churn_ratio",
            "servers that were no longer paid for in this month, of those that were"),
    PAYING_SERVERS(
            Kind.GAUGE, "tonearm_business_paying_servers", "servers for which somebody pays"),
    REVENUE(
            Kind.GAUGE,
            "tonearm_business_revenue",
            "what subscriptions come to in a month by their listed prices, in hundredths of the currency",
            MetricLabel.of("currency", "its code, such as eur")),
    COMMAND_COST(
            Kind.GAUGE,
            "tonearm_business_cost_per_million_commands_dollars",
            "what AWS asks for a million commands, as computed from what was counted and what units were measured");

    private static final String BUSINESS = "tonearm_business_";

    private final Kind kind;
    private final String metric;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<MetricLabel> labels;

    BillingMetric(Kind kind, String metric, String description, MetricLabel... labels) {
        this.kind = kind;
        this.metric = metric;
        this.description = description;
        this.labels = List.of(labels);
    }

    /// Whether it is of the business, and so holds for a day and not for a minute.
    public boolean isOfTheBusiness() {
        return metric.startsWith(BUSINESS);
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
        return labels;
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
        return isOfTheBusiness() ? "business" : "billing";
    }

    @Override
    public List<String> series() {
        return Metric.ofLastMinute(metric, kind);
    }
}
