package dev.tonearm.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReceivedTest {
    private static final Notification NOTIFICATION =
            new Notification(Instant.parse("2026-11-26T12:00:00Z"), "desk", List.of());

    private final Received received = new Received();

    @Test
    void who_waits_is_told_when_it_is_so() throws Exception {
        var looked = new CountDownLatch(1);
        var waits =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return received.await(
                                all -> {
                                    looked.countDown();
                                    return all.size() == 2;
                                },
                                Duration.ofMinutes(1));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        looked.await();
        received.add(NOTIFICATION);
        received.add(NOTIFICATION);
        assertThat(waits.get()).isTrue();
    }

    @Test
    void who_waits_in_vain_is_told_too() throws InterruptedException {
        assertThat(received.await(List::isEmpty, Duration.ZERO)).isTrue();
        assertThat(received.await(all -> !all.isEmpty(), Duration.ofMillis(1))).isFalse();
    }
}
