package dev.tonearm.interactions.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BucketTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Bucket bucket = new Bucket(3, 10, () -> now);

    @Test
    void so_many_pass_at_once_and_then_one_at_a_time() {
        assertThat(passing(5)).isEqualTo(3);
        now = now.plusMillis(99);
        assertThat(passing(1)).isZero();
        now = now.plusMillis(1);
        assertThat(passing(2)).isEqualTo(1);
    }

    @Test
    void a_long_pause_fills_it_and_no_more() {
        passing(3);
        now = now.plusSeconds(3_600);
        assertThat(passing(9)).isEqualTo(3);
    }

    @Test
    void a_clock_that_is_set_back_gives_nothing_away() {
        passing(3);
        now = now.minusSeconds(60);
        assertThat(passing(1)).isZero();
        now = now.plusSeconds(61);
        assertThat(passing(9)).isEqualTo(3);
    }

    @Test
    void while_it_rests_nobody_passes() {
        bucket.rest(Duration.ofSeconds(5));
        now = now.plusSeconds(5);
        assertThat(passing(1)).isZero();
        now = now.plusMillis(100);
        assertThat(passing(9)).isEqualTo(1);
    }

    private int passing(int asking) {
        int passed = 0;
        for (int i = 0; i < asking; i++) if (bucket.take()) passed++;
        return passed;
    }
}
