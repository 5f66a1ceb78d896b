package dev.tonearm.infra.observability;

import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.infra.observability.Alarms.Sum;
import dev.tonearm.infra.runbook.Runbook;
import java.util.List;

/// What listeners and payers are promised, and how fast it is being used up: of all commands, 99.9
/// % are acknowledged within 2.5 s, of the 3 s that Discord waits; of all payments, 99 % are a plan
/// within a minute. The same objectives, windows and paces as monitoring/rules/slo.yaml has.
///
/// Two windows have to agree: the long one says that it matters, the short one that it is still so.
/// At 14.4 times the rate that a month allows, 2 % of the month's allowance goes in an hour; at 6
/// times, 5 % in six hours (Google's SRE workbook, "Alerting on SLOs").
final class Objectives {
    private static final double ACKNOWLEDGED_ALLOWED_PERCENT = 0.1;
    private static final int PLAN_ALLOWED_PERCENT = 1;
    private static final double FAST = 14.4;
    private static final double SLOW = 6;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private final Alarms alarms;
    private final String api;

    Objectives(Alarms alarms, String api) {
        this.alarms = alarms;
        this.api = api;
    }

    void watched() {
        both(
                new Warning(
                        "slo",
                        "acknowledgements use up what a month allows %s times as fast: look at the function's errors and durations, and at the table's",
                        Runbook.EDGE_SLOW),
                acknowledged());
        both(
                new Warning(
                        "slo-plan",
                        "payments that are a plan too late use up what a month allows %s times as fast: look at the billing function's errors and at Stripe's state page",
                        Runbook.BILLING_SLOW),
                plan());
    }

    private void both(Warning warning, Sum burned) {
        pair(warning, "-fast", burned, FAST, HOUR, 5 * MINUTE);
        pair(warning, "-slow", burned, SLOW, 6 * HOUR, 30 * MINUTE);
    }

    private void pair(Warning of, String pace, Sum burned, double burn, int whole, int recent) {
        var warning = new Warning(of.name() + pace, of.what().formatted(burn), of.runbook());
        alarms.together(
                warning,
                List.of(
                        alarms.math(warning.behind("-whole"), burned, burn, whole, false),
                        alarms.math(warning.behind("-now"), burned, burn, recent, false)));
    }

    /// What was late or failed, in percent, over what may be.
    private Sum acknowledged() {
        return new Sum(
                "((100 - m1) + 100 * m2 / m3) / " + ACKNOWLEDGED_ALLOWED_PERCENT,
                List.of(
                        Figure.route(api, "/interactions", "Latency", "PR(:2500)"),
                        Figure.route(api, "/interactions", "5xx", "Sum"),
                        Figure.route(api, "/interactions", "Count", "Sum")));
    }

    private static Sum plan() {
        return new Sum(
                "100 * FILL(m1, 0) / m2 / " + PLAN_ALLOWED_PERCENT,
                List.of(
                        Figure.of(BillingMetric.EVENT_TO_PLAN_LATE, "Sum"),
                        Figure.of(BillingMetric.EVENT_TO_PLAN_SECONDS, "SampleCount")));
    }
}
