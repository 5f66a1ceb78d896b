package dev.tonearm.billing.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.stream.StreamBatch;
import dev.tonearm.function.wire.StreamEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrantOutboxTest {
    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");

    private final List<DomainEvent> told = new ArrayList<>();
    private final List<Long> refused = new ArrayList<>();
    private final Map<String, Integer> counted = new TreeMap<>();
    private final GrantOutbox outbox = new GrantOutbox(this::tell, new Counted());

    @Test
    void every_entry_of_the_book_is_told() {
        assertThat(tell(entry(entry(new StreamEvent(), 1), 2))).isEqualTo(answer());

        assertThat(told).containsExactly(event(1), event(2));
        assertThat(counted).containsExactly(Map.entry("EVENTS_TOLD", 2));
    }

    @Test
    void from_the_first_that_the_bus_does_not_take_all_come_again() {
        refused.addAll(List.of(2L, 3L));

        assertThat(tell(entry(entry(entry(new StreamEvent(), 1), 2), 3))).isEqualTo(answer("1002"));
        assertThat(counted).containsExactly(Map.entry("EVENTS_TOLD", 1));
    }

    @Test
    void other_items_are_none_of_its_business() {
        var batch =
                new StreamEvent()
                        .inserted("1", Map.of("pk", "guild#42", "sk", "record"), Map.of())
                        .removed("2");

        assertThat(tell(batch)).isEqualTo(answer());
        assertThat(told).isEmpty();
    }

    @Test
    void an_entry_that_cannot_be_read_holds_up_no_other() {
        var batch =
                new StreamEvent()
                        .inserted("1", Map.of("pk", "guild#42", "sk", "grant#1"), Map.of());

        assertThat(tell(entry(batch, 2))).isEqualTo(answer());
        assertThat(told).containsExactly(event(2));
        assertThat(counted).containsEntry("EVENTS_UNREADABLE", 1);
    }

    private static StreamEvent entry(StreamEvent batch, long revision) {
        return batch.inserted(
                String.valueOf(1_000 + revision),
                Map.of(
                        "pk", "guild#42",
                        "sk", "grant#00000000000" + revision,
                        "grant", "stripe:sub_1",
                        "reporter", "stripe",
                        "event", "evt_1"),
                Map.of("revision", revision, "at", AT.toEpochMilli()));
    }

    private static EntitlementChanged event(long revision) {
        return new EntitlementChanged(
                new GuildId(42), revision, new GrantId("stripe", "sub_1"), "stripe", "evt_1", AT);
    }

    private String tell(StreamEvent batch) {
        return new String(outbox.tell(StreamBatch.parse(batch.bytes()).orElseThrow()), UTF_8);
    }

    private static String answer(String... failed) {
        StringBuilder items = new StringBuilder();
        for (String one : failed) items.append("{\"itemIdentifier\":\"").append(one).append("\"}");
        return "{\"batchItemFailures\":[" + items + "]}";
    }

    private List<DomainEvent> tell(List<? extends DomainEvent> events) {
        List<DomainEvent> left = new ArrayList<>();
        for (DomainEvent event : events) {
            boolean takes =
                    !(event instanceof EntitlementChanged changed)
                            || !refused.contains(changed.revision());
            (takes ? told : left).add(event);
        }
        return left;
    }

    private final class Counted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {
            counted.merge(metric.name(), (int) value, Integer::sum);
        }

        @Override
        public void flush() {}
    }
}
