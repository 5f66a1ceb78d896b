package dev.tonearm.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class SilencesTest {
    private final Silences<String> silences = new Silences<>(15);

    @Test
    void who_shows_the_same_sign_is_silent_for_the_time_between_the_looks() {
        silences.seen("ada", 1, 0);
        silences.seen("ada", 1, 10);
        silences.seen("ada", 1, 7);
        assertThat(silences.of("ada")).isEqualTo(17);
    }

    @Test
    void a_new_sign_is_life() {
        silences.seen("ada", 1, 0);
        silences.seen("ada", 1, 10);
        silences.seen("ada", 2, 10);
        assertThat(silences.of("ada")).isZero();
    }

    @Test
    void a_long_pause_of_the_observer_proves_little() {
        silences.seen("ada", 1, 0);
        silences.seen("ada", 1, 1_000_000);
        assertThat(silences.of("ada")).isEqualTo(15);
    }

    @Test
    void who_was_not_seen_before_is_not_silent_yet() {
        silences.seen("ada", 1, 10);
        assertThat(silences.of("ada")).isZero();
        assertThat(silences.of("nobody")).isZero();
    }

    @Test
    void who_is_gone_is_forgotten() {
        silences.seen("ada", 1, 0);
        silences.seen("ada", 1, 10);
        silences.keepOnly(Set.of());
        silences.seen("ada", 1, 10);
        assertThat(silences.of("ada")).isZero();
    }
}
