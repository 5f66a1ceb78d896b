package dev.tonearm.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.local.aws.LocalDynamo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stream of DynamoDB Local, with the filters of a deployment.
final class StreamMappingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDynamo DYNAMO = LocalDynamo.start();
    private static final AtomicInteger GUILDS = new AtomicInteger();

    private final String guild = "guild#" + GUILDS.incrementAndGet();

    /// What came of this test's guild, batch by batch, by sort keys.
    private final List<List<String>> came = new CopyOnWriteArrayList<>();

    /// So often the function fails as a whole.
    private final AtomicInteger breaks = new AtomicInteger();

    /// So often it names the change of this sort key as failed.
    private final AtomicInteger failures = new AtomicInteger();

    private String failing = "";
    private volatile JsonNode last = JSON.createObjectNode();

    @AfterAll
    static void stop() {
        DYNAMO.close();
    }

    @Test
    void what_the_filters_let_through_comes_in_order_also_what_was_there_before() {
        write("grant#1");
        write("record");
        write("settings#1");
        write("grant#2");

        try (var _ = mapping()) {
            write("trial");
            write("grant#3");
            awaitAll("grant#1", "grant#2", "grant#3");
        }
        assertThat(last.at("/dynamodb/NewImage/pk/S").asText()).isEqualTo(guild);
        assertThat(last.at("/dynamodb/NewImage/revision/N").asText()).isEqualTo("7");
        assertThat(last.at("/eventSource").asText()).isEqualTo("aws:dynamodb");
    }

    @Test
    void a_change_of_an_entry_is_no_new_entry() {
        write("grant#1");
        write("grant#1");
        delete("grant#1");
        write("grant#2");

        try (var _ = mapping()) {
            awaitAll("grant#1", "grant#2");
        }
    }

    @Test
    void from_the_first_that_failed_all_come_again_and_none_is_left_out() {
        failing = "grant#2";
        failures.set(2);
        write("grant#1");
        write("grant#2");
        write("grant#3");

        try (var _ = mapping()) {
            awaitAll("grant#1", "grant#2", "grant#3", "grant#2", "grant#3", "grant#2", "grant#3");
        }
    }

    @Test
    void a_function_that_breaks_is_given_the_same_again() {
        breaks.set(1);
        write("grant#1");

        try (var _ = mapping()) {
            awaitAll("grant#1", "grant#1");
        }
    }

    private StreamMapping mapping() {
        return StreamMapping.start(
                DYNAMO, DYNAMO.stream(), EventWiring.shipped().stream(), this::work);
    }

    private Optional<byte[]> work(byte[] event) {
        List<String> keys = new ArrayList<>();
        String failed = "";
        for (JsonNode record : read(event).get("Records")) {
            if (!record.at("/dynamodb/Keys/pk/S").asText().equals(guild)) continue;
            String key = record.at("/dynamodb/Keys/sk/S").asText();
            keys.add(key);
            last = record;
            if (key.equals(failing) && failures.get() > 0)
                failed = record.at("/dynamodb/SequenceNumber").asText();
        }
        if (keys.isEmpty()) return answer("");
        came.add(keys);
        if (breaks.getAndDecrement() > 0) return Optional.empty();
        if (!failed.isEmpty()) failures.decrementAndGet();
        return answer(failed);
    }

    private static JsonNode read(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> answer(String failed) {
        String item = failed.isEmpty() ? "" : "{\"itemIdentifier\":\"" + failed + "\"}";
        return Optional.of(("{\"batchItemFailures\":[" + item + "]}").getBytes(UTF_8));
    }

    private void awaitAll(String... keys) {
        await().untilAsserted(() ->
                assertThat(came.stream().flatMap(List::stream)).containsExactly(keys));
    }

    private void write(String sortKey) {
        DYNAMO.client()
                .putItem(put ->
                        put.tableName(LocalDynamo.TABLE)
                                .item(
                                        Map.of(
                                                "pk", AttributeValue.fromS(guild),
                                                "sk", AttributeValue.fromS(sortKey),
                                                "revision", AttributeValue.fromN("7"),
                                                "at", AttributeValue.fromS(time()))));
    }

    /// What does not change anything is not told.
    private static String time() {
        return String.valueOf(System.nanoTime());
    }

    private void delete(String sortKey) {
        DYNAMO.client()
                .deleteItem(gone ->
                        gone.tableName(LocalDynamo.TABLE)
                                .key(
                                        Map.of(
                                                "pk", AttributeValue.fromS(guild),
                                                "sk", AttributeValue.fromS(sortKey))));
    }
}
