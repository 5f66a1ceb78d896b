package dev.tonearm.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.local.aws.LocalSqs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class QueueMappingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalSqs SQS = LocalSqs.start(1, Duration.ofSeconds(1));

    private final List<JsonNode> came = new CopyOnWriteArrayList<>();
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile String failing = "";

    @AfterAll
    static void stop() {
        SQS.close();
    }

    @BeforeEach
    void empty_the_queues() {
        for (String queue : List.of(notes(), events()))
            SQS.client().purgeQueue(purge -> purge.queueUrl(queue));
    }

    @Test
    void messages_of_a_group_come_in_order_and_are_deleted() {
        note("a", "first");
        note("a", "second");

        try (var _ = mapping(notes())) {
            awaitBodies("first", "second");
            awaitEmpty(notes());
        }
        JsonNode record = came.getFirst();
        assertThat(record.at("/eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.at("/eventSourceARN").asText()).endsWith(":tonearm-billing.fifo");
        assertThat(record.at("/attributes/MessageGroupId").asText()).isEqualTo("a");
        assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    }

    @Test
    void messages_of_a_queue_without_order_come_with_its_name() {
        event("one");

        try (var _ = mapping(events())) {
            awaitBodies("one");
            awaitEmpty(events());
        }
        assertThat(came.getFirst().at("/eventSourceARN").asText()).endsWith(":tonearm-events");
        assertThat(came.getFirst().at("/attributes").has("MessageGroupId")).isFalse();
    }

    @Test
    void what_the_function_names_as_failed_comes_again_and_the_rest_is_gone() {
        failing = "bad";
        event("bad");
        event("good");

        try (var _ = mapping(events())) {
            await().until(() -> times("bad") == 2);
            failing = "";
            awaitEmpty(events());
        }
        assertThat(times("good")).isEqualTo(1);
    }

    @Test
    void a_function_that_breaks_is_given_all_of_it_again() {
        breaks.set(1);
        event("one");

        try (var _ = mapping(events())) {
            awaitBodies("one", "one");
            awaitEmpty(events());
        }
    }

    private QueueMapping mapping(String queue) {
        return QueueMapping.start(SQS.client(), queue, this::work);
    }

    private Optional<byte[]> work(byte[] event) {
        var answer = JSON.createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        for (JsonNode record : read(event).get("Records")) {
            came.add(record);
            if (record.get("body").asText().equals(failing))
                failures.addObject().set("itemIdentifier", record.get("messageId"));
        }
        return breaks.getAndDecrement() > 0
                ? Optional.empty()
                : Optional.of(answer.toString().getBytes(UTF_8));
    }

    private static JsonNode read(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long times(String body) {
        return came.stream().filter(one -> one.get("body").asText().equals(body)).count();
    }

    private void awaitBodies(String... bodies) {
        await().untilAsserted(() ->
                assertThat(came.stream().map(one -> one.get("body").asText()))
                        .containsExactly(bodies));
    }

    private static void awaitEmpty(String queue) {
        await().until(() ->
                SQS
                        .client()
                        .getQueueAttributes(asked ->
                                asked.queueUrl(queue)
                                        .attributeNamesWithStrings(
                                                "ApproximateNumberOfMessages",
                                                "ApproximateNumberOfMessagesNotVisible"))
                        .attributesAsStrings()
                        .values()
                        .stream()
                        .allMatch("0"::equals));
    }

    private static void note(String group, String body) {
        SQS.client()
                .sendMessage(message ->
                        message.queueUrl(notes())
                                .messageGroupId(group)
                                .messageDeduplicationId(body + System.nanoTime())
                                .messageBody(body));
    }

    private static void event(String body) {
        SQS.client().sendMessage(message -> message.queueUrl(events()).messageBody(body));
    }

    private static String notes() {
        return SQS.billingUrl();
    }

    private static String events() {
        return SQS.url("tonearm-events");
    }
}
