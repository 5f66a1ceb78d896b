package dev.tonearm.local.cloudwatch;

import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.local.aws.AwsError;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.aws.Refusals;
import dev.tonearm.local.lambda.Served;
import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Shows what CloudWatch would know of this stack, under the names that an exporter in a cluster
/// gives it: what functions write into their logs, what queues hold, and what the HTTP API and
/// Lambda saw. It looks when it is asked.
///
/// What a table refused is counted; whatever else a table and the bus would say is shown as 0,
/// since their emulators do not count it.
public final class LocalCloudWatch {
    /// Where it is shown.
    public static final String PATH = "/metrics/cloudwatch";

    /// Operations of DynamoDB that only read.
    private static final Pattern READS = Pattern.compile("Query|Scan|.*Get.*");

    private final InstantSource clock;
    private final FunctionFigures functions = new FunctionFigures();
    private final List<LogTail> logs = new ArrayList<>();
    private final Map<AwsFigure, Map<String, Window>> seen = new EnumMap<>(AwsFigure.class);
    private final QueueAges ages = new QueueAges();
    private final Map<AwsFigure, TreeSet<String>> quiet = new EnumMap<>(AwsFigure.class);
    private @Nullable LocalSqs sqs;

    public LocalCloudWatch(InstantSource clock) {
        this.clock = clock;
    }

    public void mount(RoutesConfig routes) {
        routes.get(PATH, ctx -> ctx.contentType(Exposition.TYPE).result(text()));
    }

    /// Looks at these queues from now on.
    public synchronized void watch(LocalSqs queues) {
        sqs = queues;
    }

    /// Knows of a table, and hears from now on what is refused there.
    public synchronized void table(String name, Refusals refusals) {
        for (AwsFigure figure : AwsFigure.values()) {
            if (figure.namespace().equals("AWS/DynamoDB")) window(figure, name);
        }
        refusals.tell((operation, error) -> refused(name, operation, error));
    }

    private synchronized void refused(String table, String operation, AwsError error) {
        Instant now = clock.instant();
        if (error.isFailure()) window(AwsFigure.TABLE_ERRORS, table).add(now, 1);
        if (!error.isThrottling()) return;
        boolean reads = READS.matcher(operation).matches();
        window(reads ? AwsFigure.TABLE_READ_THROTTLES : AwsFigure.TABLE_WRITE_THROTTLES, table)
                .add(now, 1);
    }

    /// Knows of the rules of events.
    public synchronized void rules(EventWiring wiring) {
        wiring.rules().forEach(rule -> quiet(AwsFigure.RULE_FAILURES, rule.name()));
    }

    /// Reads a function's log from now on, and hears of what it answers.
    public synchronized BiConsumer<byte[], Served> function(String name, Path log) {
        logs.add(new LogTail(log));
        for (AwsFigure figure : AwsFigure.values()) {
            if (figure.namespace().equals("AWS/Lambda")) window(figure, name);
            if (figure.namespace().equals("AWS/ApiGateway")) window(figure, "");
        }
        return (_, served) -> served(name, served);
    }

    private synchronized void served(String function, Served served) {
        Instant at = served.answered();
        int status = served.status();
        window(AwsFigure.API_REQUESTS, "").add(at, 1);
        if (status / 100 == 4) window(AwsFigure.API_REFUSED, "").add(at, 1);
        if (status / 100 == 5) window(AwsFigure.API_FAILED, "").add(at, 1);
        window(AwsFigure.API_LATENCY, "").add(at, millis(served.received(), at));
        window(AwsFigure.FUNCTION_DURATION, function).add(at, millis(served.handed(), at));
        // What a function answers of itself is a 503 at worst.
        if (status == 500) window(AwsFigure.FUNCTION_ERRORS, function).add(at, 1);
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    /// All of it, as Prometheus reads it.
    synchronized String text() {
        Instant now = clock.instant();
        for (LogTail log : logs) log.more().forEach(functions::read);
        var text = new Exposition();
        functions.show(text, now);
        if (sqs != null) queues(sqs.client(), text, now);
        seen.forEach((figure, windows) ->
                windows.forEach((of, window) ->
                        text.add(
                                figure.series(),
                                labels(figure, of),
                                window.of(figure.statistic(), now))));
        quiet.forEach((figure, all) ->
                all.forEach(of -> text.add(figure.series(), labels(figure, of), 0)));
        return text.toString();
    }

    private void queues(SqsClient client, Exposition text, Instant now) {
        Map<String, int[]> counts = new TreeMap<>();
        try {
            for (String url : client.listQueues().queueUrls()) {
                var attributes =
                        client.getQueueAttributes(request ->
                                        request.queueUrl(url)
                                                .attributeNames(
                                                        QueueAttributeName
                                                                .APPROXIMATE_NUMBER_OF_MESSAGES,
                                                        QueueAttributeName
                                                                .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                                .attributes();
                counts.put(
                        url.substring(url.lastIndexOf('/') + 1),
                        new int[] {
                            number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                            number(
                                    attributes,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                        });
            }
        } catch (SdkException _) {
            return; // The stack ends.
        }
        counts.forEach((queue, count) -> {
            Map<String, String> label = labels(AwsFigure.QUEUE_AGE, queue);
            Duration age = ages.of(queue, count[0] + count[1], now);
            text.add(AwsFigure.QUEUE_AGE.series(), label, age.toMillis() / 1_000.0);
            text.add(AwsFigure.QUEUE_WAITING.series(), label, count[0]);
            text.add(AwsFigure.QUEUE_IN_HAND.series(), label, count[1]);
        });
    }

    private static int number(Map<QueueAttributeName, String> of, QueueAttributeName name) {
        return Integer.parseInt(of.getOrDefault(name, "0"));
    }

    private Window window(AwsFigure figure, String of) {
        return seen.computeIfAbsent(figure, _ -> new HashMap<>())
                .computeIfAbsent(of, _ -> new Window());
    }

    private void quiet(AwsFigure figure, String of) {
        quiet.computeIfAbsent(figure, _ -> new TreeSet<>()).add(of);
    }

    /// The dimension that tells things apart, if they are more than one.
    private static Map<String, String> labels(AwsFigure figure, String of) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String dimension : figure.dimensions()) {
            String label = AwsFigure.label(dimension);
            if (!label.isEmpty() && labels.isEmpty()) labels.put(label, of);
        }
        return labels;
    }
}
