package dev.tonearm.local.aws;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.CONTENT_BASED_DEDUPLICATION;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DEDUPLICATION_SCOPE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_QUEUE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.FIFO_THROUGHPUT_LIMIT;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.core.event.EventWiring;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Tonearm's queues on this machine, in ElasticMQ: a FIFO queue and a dead-letter queue for each
/// partition, the same for the billing function's notes, and the standard queues that the rules of
/// events fill, reached through [#proxy()].
public final class LocalSqs implements AutoCloseable {
    static final String ACCOUNT = "000000000000";
    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    /// A queue that there is to be.
    ///
    /// @param attributes all but where messages go that nobody works off
    /// @param deadLetters the queue where they go, empty if nowhere
    /// @param receives how often a message is handed out before it goes there
    public record Wanted(
            String name,
            Map<QueueAttributeName, String> attributes,
            String deadLetters,
            int receives) {
        public Wanted {
            attributes = Map.copyOf(attributes);
        }

        private static Wanted fifo(String name, String dead, Duration visibility) {
            return new Wanted(
                    name,
                    Map.of(
                            FIFO_QUEUE, "true",
                            CONTENT_BASED_DEDUPLICATION, "false",
                            DEDUPLICATION_SCOPE, "messageGroup",
                            FIFO_THROUGHPUT_LIMIT, "perMessageGroupId",
                            VISIBILITY_TIMEOUT, String.valueOf(visibility.toSeconds())),
                    dead,
                    Redelivery.MAX_RECEIVES);
        }

        private static Wanted fifoDeadLetters(String name) {
            var fifo = Map.of(FIFO_QUEUE, "true", CONTENT_BASED_DEDUPLICATION, "false");
            return new Wanted(name, fifo, "", 0);
        }
    }

    private final FaultProxy proxy;
    private final SQSRestServer server;
    private final SqsClient direct;

    private LocalSqs(FaultProxy proxy, SQSRestServer server, SqsClient direct) {
        this.proxy = proxy;
        this.server = server;
        this.direct = direct;
    }

    public static LocalSqs start(int partitions) {
        return start(partitions, VISIBILITY);
    }

    /// With another visibility timeout than the 30 seconds of production, for tests of redelivery.
    public static LocalSqs start(int partitions, Duration visibility) {
        var queues = new ArrayList<Wanted>();
        for (int partition = 0; partition < partitions; partition++) {
            String dead = QueueNames.commandsDeadLetters(partition);
            queues.add(Wanted.fifoDeadLetters(dead));
            queues.add(Wanted.fifo(QueueNames.commands(partition), dead, visibility));
        }
        queues.add(Wanted.fifoDeadLetters(QueueNames.BILLING_DEAD_LETTERS));
        queues.add(Wanted.fifo(QueueNames.BILLING, QueueNames.BILLING_DEAD_LETTERS, visibility));
        for (EventWiring.Queue queue : EventWiring.shipped().queues()) {
            queues.add(new Wanted(queue.deadLetters(), Map.of(), "", 0));
            var hidden = Map.of(VISIBILITY_TIMEOUT, String.valueOf(visibility.toSeconds()));
            queues.add(new Wanted(queue.name(), hidden, queue.deadLetters(), queue.receives()));
        }
        return start(queues);
    }

    /// With these queues.
    public static LocalSqs start(List<Wanted> queues) {
        var proxy = FaultProxy.start(0, new SignedCallers(AwsService.SQS));
        String hidden = SignedCallers.hiddenAddress().getHostAddress();
        // Queue URLs name the proxy's port, so that who asks for one goes through the proxy too.
        var server =
                SQSRestServerBuilder.withInterface(hidden)
                        .withDynamicPort()
                        .withServerAddress(NodeAddress.apply("http", "127.0.0.1", proxy.port(), ""))
                        .withAWSRegion(LocalCredentials.REGION.id())
                        .withAWSAccountId(ACCOUNT)
                        .start();
        InetSocketAddress bound = server.waitUntilStarted().localAddress();
        proxy.forwardTo(bound);
        var direct =
                SqsClient.builder()
                        .endpointOverride(URI.create("http://" + hidden + ":" + bound.getPort()))
                        .region(LocalCredentials.REGION)
                        .credentialsProvider(LocalCredentials.provider())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        var sqs = new LocalSqs(proxy, server, direct);
        // Dead letters first: others name them.
        queues.stream().filter(queue -> queue.deadLetters().isEmpty()).forEach(sqs::create);
        queues.stream().filter(queue -> !queue.deadLetters().isEmpty()).forEach(sqs::create);
        return sqs;
    }

    /// Where SQS is, as the SDK's `AWS_ENDPOINT_URL_SQS` wants it.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.port());
    }

    /// The value of `TONEARM_QUEUE_URL`: a queue's URL with `{partition}` for its number.
    public String queueUrlTemplate() {
        return url(QueueNames.commandsOfAll());
    }

    public String queueUrl(int partition) {
        return url(QueueNames.commands(partition));
    }

    public String deadLetterUrl(int partition) {
        return url(QueueNames.commandsDeadLetters(partition));
    }

    /// The value of `TONEARM_BILLING_QUEUE_URL`.
    public String billingUrl() {
        return url(QueueNames.BILLING);
    }

    public String billingDeadLetterUrl() {
        return url(QueueNames.BILLING_DEAD_LETTERS);
    }

    /// The queue of a name.
    public String url(String queue) {
        return endpoint() + "/" + ACCOUNT + "/" + queue;
    }

    public FaultProxy proxy() {
        return proxy;
    }

    /// A client that goes round the proxy: it sees the queues while they are cut off from everybody
    /// else.
    public SqsClient client() {
        return direct;
    }

    @Override
    public void close() {
        proxy.close();
        direct.close();
        // Nobody waits for its end: it gives a long poll that is under way a minute, whose answer
        // nobody hears.
        var _ = server.stopAndGetFuture().apply();
    }

    private void create(Wanted queue) {
        var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
        attributes.putAll(queue.attributes());
        if (!queue.deadLetters().isEmpty()) {
            attributes.put(REDRIVE_POLICY, redrive(queue.deadLetters(), queue.receives()));
        }
        direct.createQueue(r -> r.queueName(queue.name()).attributes(attributes));
    }

    private String redrive(String dead, int receives) {
        String arn =
                direct.getQueueAttributes(r -> r.queueUrl(url(dead)).attributeNames(QUEUE_ARN))
                        .attributes()
                        .get(QUEUE_ARN);
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn, receives);
    }
}
