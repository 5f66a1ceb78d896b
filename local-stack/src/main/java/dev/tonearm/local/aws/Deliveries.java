package dev.tonearm.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.core.event.EventWiring;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.event.ruler.Machine;

/// Brings the events of a bus into the queues of the rules that they match: by AWS's own matcher,
/// in no order, tried again for as long as EventBridge does, and then among the dead letters.
final class Deliveries implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    /// By EventBridge's default retry policy.
    private static final int TRIES = 185;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Machine rules = Machine.builder().build();
    private final Map<String, EventWiring.Rule> byName = new HashMap<>();
    private final SqsClient sqs;
    private final LocalSqs queues;
    private volatile boolean ended;

    Deliveries(EventWiring wiring, LocalSqs queues, SqsClient sqs) {
        this.queues = queues;
        this.sqs = sqs;
        for (EventWiring.Rule rule : wiring.rules()) {
            byName.put(rule.name(), rule);
            try {
                rules.addRule(rule.name(), rule.pattern());
            } catch (IOException e) {
                throw new IllegalArgumentException("the pattern of " + rule.name(), e);
            }
        }
    }

    void deliver(ObjectNode envelope) {
        for (String name : rules.rulesForJSONEvent(envelope)) {
            EventWiring.Rule rule = byName.get(name);
            if (rule != null) Thread.startVirtualThread(() -> deliver(rule, envelope.toString()));
        }
    }

    private void deliver(EventWiring.Rule rule, String body) {
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; !ended; tries++) {
            try {
                send(tries > TRIES ? rule.deadLetters() : rule.queue(), body);
                return;
            } catch (SdkException e) {
                log.warn("{} waits: {}", rule.name(), e.toString());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    private void send(String queue, String body) {
        sqs.sendMessage(message -> message.queueUrl(queues.url(queue)).messageBody(body));
    }

    @Override
    public void close() {
        ended = true;
        sqs.close();
    }
}
