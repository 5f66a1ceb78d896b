package dev.tonearm.infra.observability;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.infra.stage.StageSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The page with the figures of a stage: the way of a command from left to right, then what is paid
/// for, then what is put aside.
final class Dashboard {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 8;
    private static final int HEIGHT = 6;
    private static final int ACROSS = 3;

    private final StageSettings stage;
    private final ArrayNode widgets = JSON.createArrayNode();

    private Dashboard(StageSettings stage) {
        this.stage = stage;
    }

    /// As CloudWatch reads it.
    static String of(StageSettings stage, String api) {
        var page = new Dashboard(stage);
        String interactions = DeployedFunction.INTERACTIONS.name();
        String billing = DeployedFunction.BILLING.name();
        page.graph(
                "Commands and what was refused",
                List.of(
                        Figure.route(api, "/interactions", "Count", "Sum"),
                        Figure.api(api, "4xx", "Sum"),
                        Figure.api(api, "5xx", "Sum")));
        page.graph(
                "Until Discord has an answer (ms)",
                List.of(
                        Figure.route(api, "/interactions", "Latency", "p50"),
                        Figure.route(api, "/interactions", "Latency", "p95"),
                        Figure.route(api, "/interactions", "Latency", "p99")));
        page.graph(
                "In time, of all (%)",
                List.of(Figure.route(api, "/interactions", "Latency", "PR(:2500)")));
        page.graph(
                "Interactions function",
                List.of(
                        Figure.lambda(interactions, "Invocations", "Sum"),
                        Figure.lambda(interactions, "Errors", "Sum"),
                        Figure.lambda(interactions, "Throttles", "Sum"),
                        Figure.lambda(interactions, "ConcurrentExecutions", "Maximum")));
        List<Figure> ages = new ArrayList<>();
        List<Figure> dead = new ArrayList<>();
        for (int partition = 0; partition < stage.partitions().count(); partition++) {
            ages.add(age(QueueNames.commands(partition)));
            dead.add(aside(QueueNames.commandsDeadLetters(partition)));
        }
        page.graph("Oldest command of each partition (s)", ages);
        String table = stage.data().table();
        page.graph(
                "Table",
                List.of(
                        Figure.table(table, "ConsumedWriteCapacityUnits", "Sum"),
                        Figure.table(table, "ConsumedReadCapacityUnits", "Sum"),
                        Figure.table(table, "WriteThrottleEvents", "Sum"),
                        Figure.table(table, "ReadThrottleEvents", "Sum")));
        page.graph(
                "Billing function",
                List.of(
                        Figure.lambda(billing, "Invocations", "Sum"),
                        Figure.lambda(billing, "Errors", "Sum"),
                        Figure.lambda(billing, "IteratorAge", "Maximum")));
        page.graph(
                "Payments",
                List.of(
                        Figure.of(BillingMetric.NOTES_DONE, "Sum"),
                        Figure.of(BillingMetric.NOTES_LEFT, "Sum"),
                        Figure.of(BillingMetric.GRANTS_CHANGED, "Sum"),
                        Figure.of(BillingMetric.PAID_TWICE, "Sum"),
                        Figure.of(BillingMetric.EVENT_TO_PLAN_LATE, "Sum")));
        List<Figure> waiting = new ArrayList<>(List.of(age(QueueNames.BILLING)));
        dead.add(aside(QueueNames.BILLING_DEAD_LETTERS));
        for (EventWiring.Queue queue : EventWiring.shipped().queues()) {
            waiting.add(age(queue.name()));
            dead.add(aside(queue.deadLetters()));
        }
        page.graph("Oldest note and event (s)", waiting);
        page.graph("Put aside", dead);
        return JSON.createObjectNode().set("widgets", page.widgets).toString();
    }

    private static Figure age(String queue) {
        return Figure.queue(queue, "ApproximateAgeOfOldestMessage", "Maximum");
    }

    private static Figure aside(String queue) {
        return Figure.queue(queue, "ApproximateNumberOfMessagesVisible", "Maximum");
    }

    private void graph(String title, List<Figure> figures) {
        int place = widgets.size();
        ObjectNode widget = widgets.addObject();
        widget.put("type", "metric");
        widget.put("x", place % ACROSS * WIDTH).put("y", place / ACROSS * HEIGHT);
        widget.put("width", WIDTH).put("height", HEIGHT);
        ObjectNode properties = widget.putObject("properties");
        properties.put("title", title).put("region", stage.region()).put("view", "timeSeries");
        properties.put("period", 60).put("stacked", false);
        ArrayNode metrics = properties.putArray("metrics");
        for (Figure figure : figures) {
            ArrayNode metric = metrics.addArray().add(figure.namespace()).add(figure.name());
            for (Map.Entry<String, String> one : figure.dimensions().entrySet()) {
                metric.add(one.getKey()).add(one.getValue());
            }
            metric.addObject().put("stat", figure.statistic());
        }
    }
}
