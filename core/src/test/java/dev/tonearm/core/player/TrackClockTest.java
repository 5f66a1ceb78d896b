package dev.tonearm.core.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrackClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final long FOUR_MINUTES = 240_000;

    @Test
    void at_speed_a_second_is_more_of_the_track() {
        TrackClock clock = new TrackClock(0, NOON, false, 1.25);
        assertThat(clock.positionAt(NOON.plusSeconds(1))).isEqualTo(1_250);
        assertThat(clock.until(FOUR_MINUTES, NOON)).isEqualTo(Duration.ofSeconds(192));
        assertThat(clock.until(FOUR_MINUTES, NOON.plusSeconds(96)))
                .isEqualTo(Duration.ofSeconds(96));
        assertThat(clock.until(FOUR_MINUTES, NOON.plusSeconds(500))).isZero();
        assertThat(TrackClock.heardIn(Duration.ofMinutes(4), 1.25))
                .isEqualTo(Duration.ofSeconds(192));
    }

    @Test
    void another_speed_in_the_middle_goes_on_from_there() {
        TrackClock fast = new TrackClock(0, NOON, false).atRate(2, NOON.plusSeconds(60));
        assertThat(fast.positionAt(NOON.plusSeconds(60))).isEqualTo(60_000);
        assertThat(fast.positionAt(NOON.plusSeconds(70))).isEqualTo(80_000);
        assertThat(fast.until(FOUR_MINUTES, NOON.plusSeconds(60)))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(fast.atRate(2, NOON.plusSeconds(80))).isSameAs(fast);
    }

    @Test
    void what_is_paused_stands_and_yet_has_a_while_to_go() {
        TrackClock paused = new TrackClock(120_000, NOON, true, 1.25);
        assertThat(paused.positionAt(NOON.plusSeconds(99))).isEqualTo(120_000);
        assertThat(paused.until(FOUR_MINUTES, NOON.plusSeconds(99)))
                .isEqualTo(Duration.ofSeconds(96));
        assertThat(paused.paused(true, NOON.plusSeconds(9))).isSameAs(paused);
    }

    /// The clocks of two workers differ.
    @Test
    void before_it_was_set_it_is_where_it_was_set() {
        TrackClock clock = new TrackClock(10_000, NOON, false, 2);
        assertThat(clock.positionAt(NOON.minusSeconds(1))).isEqualTo(10_000);
        assertThat(clock.lineAt(NOON.minusSeconds(1))).isEqualTo(8_000);
    }

    @Test
    void nothing_moves_backwards_or_at_no_speed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackClock(0, NOON, false, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackClock(0, NOON, false, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackClock(0, NOON, true, Double.NaN));
    }
}
