package dev.tonearm.infra.observability;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.EdgeMetric;
import dev.tonearm.infra.observability.Alarms.Sum;
import dev.tonearm.infra.runbook.Runbook;
import java.util.List;

/// What the functions count of themselves, watched where AWS keeps it: an operator is told though
/// the cluster, and Prometheus in it, are away. Each has its counterpart in monitoring/rules, of
/// the same threshold; a rule's "more than 30 a minute over two minutes" is 61 in two minutes here.
final class WatchedFigures {
    private static final int MINUTE = 60;
    private static final int TWO_MINUTES = 2 * MINUTE;
    private static final int FIVE_MINUTES = 5 * MINUTE;
    private static final int QUARTER = 15 * MINUTE;
    private static final int HOUR = 60 * MINUTE;

    /// Of all answers: what a server with a few listeners notices within minutes.
    private static final int BAD_PERCENT = 5;

    /// Three times a cold start.
    private static final int SLOW_SECONDS = 1;

    private static final int SLOW_MINUTES = 10;

    /// More than 30 a minute: Discord itself tries a few.
    private static final int FORGED_REQUESTS = 61;

    /// More than 5 a minute.
    private static final int FORGED_WEBHOOKS = 11;

    /// A day, and two hours in which a job may take its time.
    private static final int DAY_HOURS = 26;

    private static final String FAILED = "failed";
    private static final String FORGED = "forged";
    private static final String MISTAKEN = "mistaken";
    private static final String SUM = "Sum";
    private static final String NUMBER = "SampleCount";

    private final Alarms alarms;

    WatchedFigures(Alarms alarms) {
        this.alarms = alarms;
    }

    void all() {
        edge();
        forgedRequests();
        webhooks();
        work();
        night();
    }

    private void edge() {
        // At least one a minute, so that one of two at night wakes nobody.
        String share = "IF(%1$s >= 2, 100 * %1$s / %2$s, 0)";
        alarms.math(
                new Warning(
                        "edge-failing",
                        "one answer in twenty is a failure: listeners read that something went wrong",
                        Runbook.EDGE_FAILING),
                new Sum(
                        share.formatted("(FILL(m1, 0) + FILL(m3, 0))", "m2"),
                        List.of(
                                Figure.of(EdgeMetric.ANSWERS, FAILED, SUM),
                                answers(),
                                Figure.lambda(
                                        DeployedFunction.INTERACTIONS.name(), "Errors", SUM))),
                BAD_PERCENT,
                TWO_MINUTES,
                true);
        alarms.math(
                new Warning(
                        "edge-late",
                        "one answer in twenty comes too late for Discord, which waits for 3 s",
                        Runbook.EDGE_SLOW),
                new Sum(
                        share.formatted("m1", "m2"),
                        List.of(Figure.of(EdgeMetric.ANSWERS_LATE, SUM), answers())),
                BAD_PERCENT,
                TWO_MINUTES,
                true);
        alarms.at(
                new Warning(
                        "edge-slow",
                        "one answer in twenty takes over a second from when Discord made it",
                        Runbook.EDGE_SLOW),
                Figure.of(EdgeMetric.ANSWER_SECONDS, "p95"),
                SLOW_SECONDS,
                MINUTE,
                SLOW_MINUTES,
                SLOW_MINUTES);
        once(
                new Warning(
                        "edge-not-queued",
                        "commands do not reach their queue: listeners read that nobody can tell whether they got through",
                        Runbook.EDGE_FAILING),
                Figure.of(EdgeMetric.NOT_QUEUED, SUM),
                2,
                TWO_MINUTES);
        once(
                new Warning(
                        "edge-store-failing",
                        "the table fails the interactions function, after its retries",
                        Runbook.EDGE_FAILING),
                Figure.of(EdgeMetric.STORE_FAILURES, SUM),
                2,
                TWO_MINUTES);
    }

    private void forgedRequests() {
        once(
                new Warning(
                        "edge-forged",
                        "somebody sends requests that Discord did not sign, more than 30 a minute",
                        Runbook.EDGE_FORGED),
                Figure.of(EdgeMetric.FORGED, SUM),
                FORGED_REQUESTS,
                TWO_MINUTES);
        alarms.math(
                new Warning(
                        "edge-refuses-everybody",
                        "every request is refused as forged: a wrong public key, or a wrong clock; no command works",
                        Runbook.EDGE_FORGED),
                new Sum(
                        "IF(FILL(m2, 0) == 0, m1, 0)",
                        List.of(Figure.of(EdgeMetric.FORGED, SUM), answers())),
                6,
                FIVE_MINUTES,
                true);
    }

    private void webhooks() {
        once(
                new Warning(
                        "webhooks-failing",
                        "webhooks of payments are answered with errors, and come again: who pays does not get the plan",
                        Runbook.BILLING_FAILING),
                Figure.of(BillingMetric.WEBHOOKS, FAILED, SUM),
                2,
                FIVE_MINUTES);
        once(
                new Warning(
                        "webhooks-forged",
                        "somebody sends webhooks that neither Stripe nor Discord signed, or a secret was rolled at one end only",
                        Runbook.BILLING_FORGED),
                Figure.of(BillingMetric.WEBHOOKS, FORGED, SUM),
                FORGED_WEBHOOKS,
                TWO_MINUTES);
        once(
                new Warning(
                        "webhooks-all-refused",
                        "Stripe's own webhooks are refused: the secrets here and there are not the same, and nobody who pays gets a plan",
                        Runbook.BILLING_FORGED),
                Figure.of(BillingMetric.WEBHOOKS, MISTAKEN, SUM),
                1,
                QUARTER);
    }

    /// A batch that names what it left is no error of the function. One that fails comes again, and
    /// once is nothing: three within five minutes, and still.
    private void work() {
        alarms.at(
                new Warning(
                        "notes-left",
                        "notes of payments fail and stay in their queue",
                        Runbook.BILLING_FAILING),
                Figure.of(BillingMetric.NOTES_LEFT, SUM),
                3,
                FIVE_MINUTES,
                2,
                2);
        alarms.at(
                new Warning(
                        "events-left",
                        "events fail and stay in their queue: notices, schedules and players hear late of changed plans",
                        Runbook.BILLING_FAILING),
                Figure.of(BillingMetric.EVENTS_LEFT, SUM),
                3,
                FIVE_MINUTES,
                2,
                2);
    }

    private void night() {
        for (EventWiring.Recurring job : EventWiring.shipped().schedules()) {
            alarms.never(
                    new Warning(
                            "job-missing-" + job.name(),
                            "the nightly "
                                    + job.name()
                                    + " has not come to its end for a day (a new stage says so until its first night)",
                            Runbook.JOBS_MISSING),
                    Figure.of(BillingMetric.JOBS_DONE, job.name(), SUM),
                    HOUR,
                    DAY_HOURS);
        }
        once(
                new Warning(
                        "retention-refused",
                        "retention would have thrown away too much and did nothing: data is kept longer than people were told",
                        Runbook.RETENTION_REFUSED),
                Figure.of(BillingMetric.RETENTION_REFUSED, SUM),
                1,
                FIVE_MINUTES);
        once(
                new Warning(
                        "reconcile-differs",
                        "the night found differences between Stripe, Discord and us, and settled them: a webhook was lost, or a fault of ours",
                        Runbook.RECONCILE_DIFFERS),
                Figure.of(BillingMetric.RECONCILE_DIFFERENCES, SUM),
                1,
                FIVE_MINUTES);
    }

    private void once(Warning warning, Figure figure, int reaches, int seconds) {
        alarms.at(warning, figure, reaches, seconds, 1, 1);
    }

    /// All answers, whatever became of them: each is measured once.
    private static Figure answers() {
        return Figure.of(EdgeMetric.ANSWER_SECONDS, NUMBER);
    }
}
