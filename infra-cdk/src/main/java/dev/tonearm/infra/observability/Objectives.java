package dev.tonearm.infra.observability;

import dev.tonearm.infra.observability.Alarms.Sum;
import java.util.List;

/// What listeners are promised, and how fast it is being used up: of all commands, 99.9 % are
/// acknowledged within 2.5 s, of the 3 s that Discord waits.
///
/// Two windows have to agree: the long one says that it matters, the short one that it is still so.
/// At 14.4 times the rate that a month allows, 2 % of the month's allowance goes in an hour; at 6
/// times, 5 % in six hours (Google's SRE workbook, "Alerting on SLOs").
final class Objectives {
    private static final double ALLOWED_PERCENT = 0.1;
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
        pair("fast", FAST, HOUR, 5 * MINUTE);
        pair("slow", SLOW, 6 * HOUR, 30 * MINUTE);
    }

    private void pair(String pace, double burn, int whole, int recent) {
        String what =
                "acknowledgements use up what a month allows %s times as fast".formatted(burn);
        alarms.together(
                "slo-" + pace,
                what + ": look at the function's errors and durations, and at the table's",
                List.of(
                        alarms.math("slo-" + pace + "-whole", what, burned(), burn, whole, false),
                        alarms.math("slo-" + pace + "-now", what, burned(), burn, recent, false)));
    }

    /// What was late or failed, in percent, over what may be.
    private Sum burned() {
        return new Sum(
                "((100 - m1) + 100 * m2 / m3) / " + ALLOWED_PERCENT,
                List.of(
                        Figure.route(api, "/interactions", "Latency", "PR(:2500)"),
                        Figure.route(api, "/interactions", "5xx", "Sum"),
                        Figure.route(api, "/interactions", "Count", "Sum")));
    }
}
