package dev.tonearm.billing.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.function.queue.QueueBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoteWorkerTest {
    private static final Subject SUBSCRIPTION = new Subject.OfSubscription("sub_1");

    private final List<String> worked = new ArrayList<>();
    private final List<String> failing = new ArrayList<>();
    private final Map<String, Long> counted = new TreeMap<>();
    private final NoteWorker worker = new NoteWorker(this::work, new Counted());

    @Test
    void what_stripe_told_of_one_subscription_is_answered_by_one_look() {
        assertThat(work(told("evt_1"), told("evt_2"), told("evt_3"))).isEqualTo(3);

        assertThat(worked).containsExactly("evt_3");
        assertThat(counted).containsEntry("NotesWorkedOff", 3L);
    }

    @Test
    void what_cannot_be_worked_off_stays_with_all_that_it_stood_for() {
        failing.add("evt_2");

        assertThat(work(told("evt_1"), told("evt_2"))).isZero();
        assertThat(counted).containsEntry("NotesLeft", 1L).doesNotContainKey("NotesWorkedOff");
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
        public void count(String name, long more) {
            counted.merge(name, more, Long::sum);
        }

        @Override
        public void flush() {}
    }
}
