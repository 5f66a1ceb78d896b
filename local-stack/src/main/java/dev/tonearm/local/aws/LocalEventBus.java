package dev.tonearm.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.standin.web.ServerThreads;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// EventBridge on this machine: one bus with the rules of the file that a deployment follows, on
/// AWS's own wire (JSON 1.1), reached through [#proxy()].
public final class LocalEventBus implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "X-Amz-Target";
    private static final String PUT_EVENTS = "AWSEvents.PutEvents";
    private static final String TYPE = "application/x-amz-json-1.1";

    /// More than all entries may have, which is refused with words.
    private static final long LARGEST_REQUEST = 8L << 20;

    private final FaultProxy proxy;
    private final Javalin server;
    private final Deliveries deliveries;
    private final PutEvents events;
    private final String name;

    private LocalEventBus(EventWiring wiring, LocalSqs queues, InstantSource clock) {
        this.name = wiring.bus();
        this.deliveries = new Deliveries(wiring, queues, sqs(queues));
        this.events = new PutEvents(name, clock, deliveries::deliver);
        this.server =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    config.jetty.threadPool = ServerThreads.named("event-bus");
                    config.http.maxRequestSize = LARGEST_REQUEST;
                    config.routes.post("/", this::answer);
                });
        InetAddress hidden = SignedCallers.hiddenAddress();
        server.start(hidden.getHostAddress(), 0);
        this.proxy =
                FaultProxy.start(0, new SignedCallers(AwsService.EVENTS))
                        .forwardTo(new InetSocketAddress(hidden, server.port()));
    }

    /// Starts it before the queues that its rules fill.
    ///
    /// @param clock what an event without a time of its own is told to be of
    public static LocalEventBus start(EventWiring wiring, LocalSqs queues, InstantSource clock) {
        return new LocalEventBus(wiring, queues, clock);
    }

    /// By the way on which a queue can be away.
    private static SqsClient sqs(LocalSqs queues) {
        return SqsClient.builder()
                .endpointOverride(queues.endpoint())
                .region(LocalCredentials.REGION)
                .credentialsProvider(LocalCredentials.provider())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /// The value of `TONEARM_EVENT_BUS`.
    public String name() {
        return name;
    }

    /// The same as its ARN.
    public String arn() {
        return "arn:aws:events:%s:%s:event-bus/%s"
                .formatted(LocalCredentials.REGION.id(), LocalSqs.ACCOUNT, name);
    }

    /// Where EventBridge is, as the SDK's `AWS_ENDPOINT_URL_EVENTBRIDGE` wants it.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.port());
    }

    public FaultProxy proxy() {
        return proxy;
    }

    private void answer(Context context) {
        String target = Objects.requireNonNullElse(context.header(TARGET), "");
        if (!target.equals(PUT_EVENTS)) {
            refuse(context, "UnknownOperationException", "no such operation here: " + target);
            return;
        }
        try {
            JsonNode request = JSON.readTree(context.body());
            context.contentType(TYPE).result(events.answer(request).toString());
        } catch (JsonProcessingException e) {
            refuse(context, "SerializationException", "the body is no JSON");
        } catch (PutEvents.RefusedException e) {
            refuse(context, "ValidationException", Objects.requireNonNull(e.getMessage()));
        }
    }

    private static void refuse(Context context, String type, String why) {
        ObjectNode error = JSON.createObjectNode().put("__type", type).put("message", why);
        context.status(400).contentType(TYPE).result(error.toString());
    }

    @Override
    public void close() {
        proxy.close();
        server.stop();
        deliveries.close();
    }
}
