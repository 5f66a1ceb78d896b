package dev.tonearm.billing.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.queue.QueueBatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoteWorkerTest {
    private static final Subject SUBSCRIPTION = new Subject.OfSubscription("sub_1");

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final List<String> worked = new ArrayList<>();
    private final List<String> failing = new ArrayList<>();
    private final Map<String, Long> counted = new TreeMap<>();
    private final NoteWorker worker =
            new NoteWorker(this::work, new Counted(), InstantSource.fixed(NOW));

    @Test
    void what_stripe_told_of_one_subscription_is_answered_by_one_look() {
        assertThat(work(told("evt_1"), told("evt_2"), told("evt_3"))).isEqualTo(3);

        assertThat(worked).containsExactly("evt_3");
        assertThat(counted).containsEntry("NOTES_DONE", 3L);
    }

    @Test
    void what_cannot_be_worked_off_stays_with_all_that_it_stood_for() {
        failing.add("evt_2");

        assertThat(work(told("evt_1"), told("evt_2"))).isZero();
        assertThat(counted).containsEntry("NOTES_LEFT", 1L).doesNotContainKey("NOTES_DONE");
    }

    @Test
    void a_note_that_nobody_can_read_stays_and_holds_up_those_behind_it() {
        assertThat(work(told("evt_1"), "{\"kind\":\"of tomorrow\"}", told("evt_2"))).isEqualTo(1);
        assertThat(worked).containsExactly("evt_1");
    }

    @Test
    void what_is_about_something_else_has_a_look_of_its_own() {
        String payment =
                new Note.StripeChanged("evt_2", "refund.created", new Subject.OfPayment("pi_1"))
                        .wire();

        assertThat(work(told("evt_1"), payment, told("evt_3"))).isEqualTo(3);
        assertThat(worked).containsExactly("evt_1", "evt_2", "evt_3");
    }

    @Test
    void each_event_tells_how_long_its_server_waited_for_what_it_came_to() {
        work(toldAt("evt_1", NOW.minusSeconds(61)), toldAt("evt_2", NOW.minusSeconds(60)));

        assertThat(counted)
                .containsEntry("EVENT_TO_PLAN_SECONDS", 121L)
                .containsEntry("EVENT_TO_PLAN_LATE", 1L);
    }

    @Test
    void of_a_note_that_does_not_say_when_it_happened_no_time_is_told() {
        work(told("evt_1"));

        assertThat(counted).containsOnlyKeys("NOTES_DONE");
    }

    @Test
    void what_failed_is_no_time_yet() {
        failing.add("evt_1");

        work(toldAt("evt_1", NOW.minusSeconds(5)));

        assertThat(counted).containsOnlyKeys("NOTES_LEFT");
    }

    private static String toldAt(String event, Instant at) {
        return new Note.StripeChanged(event, "invoice.paid", SUBSCRIPTION, at).wire();
    }

    private static String told(String event) {
        return new Note.StripeChanged(event, "invoice.paid", SUBSCRIPTION).wire();
    }

    private int work(String... notes) {
        return worker.work(
                Stream.of(notes)
                        .map(note -> new QueueBatch.Message("1", "group", 1, note))
                        .toList());
    }

    private void work(Note note) {
        if (failing.contains(note.id())) throw new IllegalStateException("the test says so");
        worked.add(note.id());
    }

    private final class Counted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {
            counted.merge(metric.name(), (long) value, Long::sum);
        }

        @Override
        public void flush() {}
    }
}
