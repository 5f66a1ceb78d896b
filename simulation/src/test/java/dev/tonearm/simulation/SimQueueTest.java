package dev.tonearm.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.Redelivery;
import dev.tonearm.worker.intake.QueueMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rules of SQS's FIFO queues that the simulation relies on.
class SimQueueTest {
    private static final long SECOND = 1_000_000_000;

    private final SimQueue queue = new SimQueue(0, Duration.ofSeconds(10));

    @Test
    void nothing_of_a_group_is_handed_out_while_something_of_it_is_hidden() {
        queue.send("ada", "1", "first", 0);
        List<QueueMessage> first = queue.receive(0);
        queue.send("ada", "2", "second", 0);
        queue.send("bea", "3", "third", 0);
        assertThat(queue.receive(1)).extracting(QueueMessage::body).containsExactly("third");
        queue.delete(first, 1);
        assertThat(queue.receive(1)).extracting(QueueMessage::body).containsExactly("second");
    }

    @Test
    void a_deduplication_id_counts_once_within_five_minutes() {
        assertThat(queue.send("ada", "1", "first", 0)).isTrue();
        assertThat(queue.send("ada", "1", "first", 299 * SECOND)).isFalse();
        assertThat(queue.send("ada", "1", "first", 300 * SECOND)).isTrue();
    }

    @Test
    void an_expired_receipt_deletes_nothing() {
        queue.send("ada", "1", "first", 0);
        List<QueueMessage> first = queue.receive(0);
        assertThat(queue.delete(first, 10 * SECOND)).isEqualTo(1);
        assertThat(queue.left()).containsExactly("first");
    }

    @Test
    void what_was_received_too_often_is_put_aside() {
        queue.send("ada", "1", "first", 0);
        for (long times = 0; times < Redelivery.MAX_RECEIVES; times++) {
            assertThat(queue.receive(times * 10 * SECOND)).hasSize(1);
        }
        assertThat(queue.receive(Redelivery.MAX_RECEIVES * 10 * SECOND)).isEmpty();
        assertThat(queue.aside()).containsExactly("first");
        assertThat(queue.left()).isEmpty();
    }

    @Test
    void what_a_worker_puts_aside_twice_is_aside_once() {
        queue.send("ada", "1", "first", 0);
        QueueMessage first = queue.receive(0).getFirst();
        queue.copyAside(first);
        queue.copyAside(first);
        assertThat(queue.aside()).containsExactly("first");
    }
}
