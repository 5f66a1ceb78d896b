package dev.tonearm.function.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.function.queue.QueueBatch;
import dev.tonearm.function.wire.QueueEvent;
import dev.tonearm.function.wire.StreamEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamBatchTest {
    private static final StreamEvent TWO =
            new StreamEvent()
                    .inserted("100", Map.of("pk", "guild#1"), Map.of("revision", 7L))
                    .removed("200");

    @Test
    void changes_come_in_order_with_what_the_items_are_now() {
        assertThat(batch().changes())
                .containsExactly(
                        new StreamBatch.Change("100", Map.of("pk", "guild#1", "revision", "7")),
                        new StreamBatch.Change("200", Map.of()));
    }

    @Test
    void when_all_are_done_none_is_named() {
        assertThat(new String(batch().done(), UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void the_first_that_was_not_done_is_named_by_its_number() {
        assertThat(new String(batch().doneUpTo(batch().changes().get(1)), UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"200\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"body\":\"x\"}", "{\"Records\":[{}]}", "{\"Records\":[]}"})
    void another_event_is_none(String event) {
        assertThat(StreamBatch.parse(event.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_stream_is_no_queue_and_a_queue_no_stream() {
        byte[] message = new QueueEvent().message("1", "a", 1, "{}").bytes();

        assertThat(StreamBatch.parse(message)).isEmpty();
        assertThat(QueueBatch.parse(TWO.bytes())).isEmpty();
        assertThat(List.of(QueueBatch.parse(message), StreamBatch.parse(TWO.bytes())))
                .allMatch(found -> found.isPresent());
    }

    private static StreamBatch batch() {
        return StreamBatch.parse(TWO.bytes()).orElseThrow();
    }
}
