package dev.tonearm.infra.observability;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.function.FunctionsStack;
import dev.tonearm.infra.observability.Alarms.Sum;
import dev.tonearm.infra.runbook.Runbook;
import dev.tonearm.infra.stage.StageSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All that is watched, and from when on somebody is told. Each alarm says what to look at.
final class Watched {
    private static final int MINUTE = 60;
    private static final int FIVE_MINUTES = 5 * MINUTE;

    /// A command waits for a worker that has to be found first: seconds, while one takes over.
    private static final int OLD_COMMAND_SECONDS = 60;

    /// A note takes a second, and comes again after a minute: its second failure. Who paid looks.
    private static final int OLD_NOTE_SECONDS = 5 * MINUTE;

    /// An event is tried ten times, and nobody waits for it.
    private static final int OLD_EVENT_SECONDS = 10 * MINUTE;

    private static final int LATE_STREAM_MILLIS = 5 * MINUTE * 1_000;

    /// Of the 3 s that Discord waits.
    private static final int SLOW_MILLIS = 2_500;

    /// Discord itself sends some that are badly signed, to see that they are refused.
    private static final int REFUSED = 100;

    private final Alarms alarms;
    private final StageSettings stage;
    private final String api;

    Watched(Alarms alarms, StageSettings stage, String api) {
        this.alarms = alarms;
        this.stage = stage;
        this.api = api;
    }

    void all() {
        functions();
        way();
        queues();
        events();
        table();
        new WatchedFigures(alarms).all();
        new Objectives(alarms, api).watched();
    }

    private static Runbook failing(DeployedFunction function) {
        return function.equals(DeployedFunction.INTERACTIONS)
                ? Runbook.EDGE_FAILING
                : Runbook.BILLING_FAILING;
    }

    private void functions() {
        for (DeployedFunction function :
                List.of(DeployedFunction.INTERACTIONS, DeployedFunction.BILLING)) {
            String name = function.name().replace("tonearm-", "");
            alarms.at(
                    new Warning(
                            name + "-errors",
                            "the function fails: its log has why",
                            failing(function)),
                    Figure.lambda(function.name(), "Errors", "Sum"),
                    1,
                    MINUTE,
                    5,
                    3);
            alarms.at(
                    new Warning(
                            name + "-throttles",
                            "Lambda runs no more of it at a time: the account's or edge.concurrency's limit",
                            failing(function)),
                    Figure.lambda(function.name(), "Throttles", "Sum"),
                    1,
                    MINUTE,
                    5,
                    2);
        }
        alarms.at(
                new Warning(
                        "interactions-slow",
                        "one answer in a hundred takes most of the 3 s that Discord waits",
                        Runbook.EDGE_SLOW),
                Figure.lambda(DeployedFunction.INTERACTIONS.name(), "Duration", "p99"),
                SLOW_MILLIS,
                FIVE_MINUTES,
                3,
                2);
        alarms.at(
                new Warning(
                        "stream-late",
                        "changes of grants reach nobody: the billing function fails at the table's stream",
                        Runbook.BILLING_FAILING),
                Figure.lambda(DeployedFunction.BILLING.name(), "IteratorAge", "Maximum"),
                LATE_STREAM_MILLIS,
                MINUTE,
                5,
                5);
    }

    private void way() {
        alarms.at(
                new Warning("api-5xx", "callers are answered with errors", Runbook.EDGE_FAILING),
                Figure.api(api, "5xx", "Sum"),
                5,
                MINUTE,
                5,
                3);
        alarms.at(
                new Warning(
                        "api-4xx",
                        "much is refused: a wrong public key or webhook secret, or somebody who tries",
                        Runbook.EDGE_FORGED),
                Figure.api(api, "4xx", "Sum"),
                REFUSED,
                FIVE_MINUTES,
                2,
                2);
        for (String path : FunctionsStack.routes(stage, DeployedFunction.BILLING)) {
            alarms.at(
                    new Warning(
                            "webhook" + path.replace('/', '-'),
                            "what is paid for does not arrive: the other side sends it again for hours, and then no more",
                            Runbook.BILLING_FAILING),
                    Figure.route(api, path, "5xx", "Sum"),
                    1,
                    FIVE_MINUTES,
                    3,
                    2);
        }
    }

    private void queues() {
        for (int partition = 0; partition < stage.partitions().count(); partition++) {
            old(
                    QueueNames.commands(partition),
                    OLD_COMMAND_SECONDS,
                    "workers do not keep up",
                    Runbook.QUEUE_OLD);
            dead(QueueNames.commandsDeadLetters(partition), "commands that no worker could do");
        }
        old(
                QueueNames.BILLING,
                OLD_NOTE_SECONDS,
                "payments and orders wait",
                Runbook.BILLING_FAILING);
        dead(QueueNames.BILLING_DEAD_LETTERS, "notes that the billing function could not work off");
        for (EventWiring.Queue queue : EventWiring.shipped().queues()) {
            old(queue.name(), OLD_EVENT_SECONDS, "events wait", Runbook.BILLING_FAILING);
            dead(queue.deadLetters(), "events that nobody could work off, or bring");
        }
    }

    private void old(String queue, int seconds, String what, Runbook runbook) {
        alarms.at(
                new Warning(
                        "old-" + id(queue),
                        what + ": " + queue + " has something that is old",
                        runbook),
                Figure.queue(queue, "ApproximateAgeOfOldestMessage", "Maximum"),
                seconds,
                MINUTE,
                3,
                3);
    }

    private void dead(String queue, String what) {
        alarms.at(
                new Warning(
                        "dead-" + id(queue),
                        what + ": look into " + queue + ", mend the cause, and start its redrive",
                        Runbook.DEAD_LETTERS),
                Figure.queue(queue, "ApproximateNumberOfMessagesVisible", "Maximum"),
                1,
                MINUTE,
                1,
                1);
    }

    private void events() {
        EventWiring file = EventWiring.shipped();
        for (EventWiring.Rule rule : file.rules()) {
            alarms.at(
                    new Warning(
                            "rule-" + rule.name(),
                            "the event bus cannot bring events into " + rule.queue(),
                            Runbook.BILLING_FAILING),
                    Figure.rule(file.bus(), rule.name(), "FailedInvocations"),
                    1,
                    FIVE_MINUTES,
                    1,
                    1);
        }
        for (String group : file.groups()) {
            alarms.at(
                    new Warning(
                            "schedules-" + group,
                            "the scheduler cannot put events of " + group + " on the bus",
                            Runbook.JOBS_MISSING),
                    Figure.schedules(group, "TargetErrorCount"),
                    1,
                    FIVE_MINUTES,
                    1,
                    1);
        }
    }

    private void table() {
        String table = stage.data().table();
        alarms.math(
                new Warning(
                        "table-throttles",
                        "the table takes no more of a kind: one server's journal, or more than it has grown to",
                        Runbook.TABLE_THROTTLED),
                new Sum(
                        "FILL(m1, 0) + FILL(m2, 0)",
                        List.of(
                                Figure.table(table, "ReadThrottleEvents", "Sum"),
                                Figure.table(table, "WriteThrottleEvents", "Sum"))),
                10,
                FIVE_MINUTES,
                true);
        List<Figure> errors = new ArrayList<>();
        for (String operation : List.of("GetItem", "PutItem", "Query", "UpdateItem")) {
            errors.add(
                    new Figure(
                            "AWS/DynamoDB",
                            "SystemErrors",
                            Map.of("TableName", table, "Operation", operation),
                            "Sum"));
        }
        alarms.math(
                new Warning(
                        "table-errors",
                        "the table answers with errors of its own: AWS's state page of the region",
                        Runbook.STORE_FAILING),
                new Sum("FILL(m1, 0) + FILL(m2, 0) + FILL(m3, 0) + FILL(m4, 0)", errors),
                5,
                FIVE_MINUTES,
                true);
    }

    private static String id(String queue) {
        return queue.replace("tonearm-", "").replace(".fifo", "");
    }
}
