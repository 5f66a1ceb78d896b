package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ClosingTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final Closing closing = new Closing();

    @Test
    void who_asks_goes_before_who_answers_whoever_came_first() {
        part(Closing.Order.SQS, "queue");
        part(Closing.Order.NODE, "node");
        part(Closing.Order.WORKER, "worker");
        closing.close();
        assertThat(closed).containsExactly("worker", "node", "queue");
    }

    @Test
    void the_workers_of_a_fleet_stop_at_the_same_time() {
        var both = new CountDownLatch(2);
        for (int worker = 0; worker < 2; worker++) {
            closing.own(
                    Closing.Order.WORKER,
                    () -> {
                        both.countDown();
                        if (both.await(60, TimeUnit.SECONDS)) closed.add("worker");
                    });
        }
        part(Closing.Order.NODE, "node");
        closing.close();
        assertThat(closed).containsExactly("worker", "worker", "node");
    }

    @Test
    void one_that_fails_to_close_keeps_nobody_open() {
        closing.own(
                Closing.Order.WORKER,
                () -> {
                    throw new IllegalStateException("broken");
                });
        part(Closing.Order.WORKER, "worker");
        part(Closing.Order.NODE, "node");
        closing.close();
        assertThat(closed).containsExactly("worker", "node");
    }

    @Test
    void what_comes_too_late_is_closed_at_once() {
        closing.close();
        assertThatThrownBy(() -> part(Closing.Order.NODE, "node"))
                .isInstanceOf(CancellationException.class);
        assertThat(closed).containsExactly("node");
    }

    private void part(Closing.Order order, String name) {
        AutoCloseable part = () -> closed.add(name);
        var _ = closing.own(order, part);
    }
}
