package dev.tonearm.function.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.function.wire.QueueEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueBatchTest {
    @Test
    void messages_come_in_order_with_what_the_queue_knows_of_them() {
        var event = new QueueEvent().message("1", "a", 1, "{}").message("2", "b", 3, "Käthe");

        assertThat(QueueBatch.parse(event.bytes()).orElseThrow().messages())
                .containsExactly(
                        new QueueBatch.Message("1", "a", 1, "{}"),
                        new QueueBatch.Message("2", "b", 3, "Käthe"));
    }

    @Test
    void it_says_which_queue_it_is_from() {
        var event = new QueueEvent("tonearm-events").message("1", 1, "{}");

        assertThat(QueueBatch.parse(event.bytes()).orElseThrow().queue())
                .isEqualTo("tonearm-events");
    }

    @Test
    void in_a_queue_without_groups_one_that_was_not_keeps_nobody() {
        var event = new QueueEvent("tonearm-events").message("1", 1, "{}").message("2", 1, "{}");
        QueueBatch batch = QueueBatch.parse(event.bytes()).orElseThrow();

        assertThat(new String(batch.each(message -> message.id().equals("2")), UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");
    }

    @Test
    void when_all_are_worked_off_none_is_left() {
        assertThat(left(List.of())).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void one_that_was_not_keeps_the_rest_of_its_group_and_nobody_else() {
        assertThat(left(List.of("2")))
                .isEqualTo(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"4\"}]}");
    }

    @Test
    void what_is_left_is_not_tried_behind_it() {
        List<String> tried = new ArrayList<>();
        batch().each(message -> {
            tried.add(message.id());
            return !message.id().equals("2");
        });

        assertThat(tried).containsExactly("1", "2", "3");
    }

    @Test
    void a_group_is_given_whole_and_what_comes_after_those_that_were_worked_off_is_left() {
        List<List<String>> given = new ArrayList<>();
        byte[] left =
                batch().eachGroup(group -> {
                    given.add(group.stream().map(QueueBatch.Message::id).toList());
                    return group.getFirst().group().equals("a") ? 2 : 1;
                });

        assertThat(given).containsExactly(List.of("1", "3"), List.of("2", "4"));
        assertThat(new String(left, UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"body\":\"x\"}", "{\"Records\":[{}]}", "{\"Records\":3}"})
    void another_event_is_none(String event) {
        assertThat(QueueBatch.parse(event.getBytes(UTF_8))).isEmpty();
    }

    private static String left(List<String> failing) {
        return new String(batch().each(message -> !failing.contains(message.id())), UTF_8);
    }

    private static QueueBatch batch() {
        var event =
                new QueueEvent()
                        .message("1", "a", 1, "{}")
                        .message("2", "b", 1, "{}")
                        .message("3", "a", 1, "{}")
                        .message("4", "b", 1, "{}");
        return QueueBatch.parse(event.bytes()).orElseThrow();
    }
}
