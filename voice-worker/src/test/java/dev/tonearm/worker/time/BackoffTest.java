package dev.tonearm.worker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(5);
    private final Backoff backoff = new Backoff(FIRST, CAP, new Random(1));

    @Test
    void each_wait_is_between_half_and_all_of_its_step() {
        assertThat(IntStream.range(0, 200).mapToObj(_ -> backoff.after(3)))
                .allSatisfy(wait ->
                        assertThat(wait).isBetween(Duration.ofMillis(200), Duration.ofMillis(400)));
    }

    @Test
    void no_wait_is_longer_than_the_cap_however_often_it_failed() {
        assertThat(IntStream.of(1, 7, 50, 1_000, Integer.MAX_VALUE).mapToObj(backoff::after))
                .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(CAP));
    }

    @Test
    void two_that_fail_together_do_not_come_back_together() {
        assertThat(IntStream.range(0, 50).mapToObj(_ -> backoff.after(6)).distinct().count())
                .isGreaterThan(20);
    }

    @Test
    void waits_that_cannot_grow_are_refused() {
        assertThatThrownBy(() -> new Backoff(FIRST, Duration.ofMillis(1), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
