package dev.tonearm.worker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PanelPaceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final PanelPace pace = new PanelPace();

    @Test
    void all_guilds_together_are_refused_far_less_often_than_discord_allows() {
        for (int i = 0; i < PanelPace.REFUSALS; i++) {
            assertThat(pace.mayBeRefused(NOON)).isTrue();
            pace.refused(NOON);
        }
        assertThat(pace.mayBeRefused(NOON.plus(Duration.ofMinutes(9)))).isFalse();
        assertThat(pace.mayBeRefused(NOON.plus(PanelPace.REFUSAL_WINDOW))).isTrue();
    }

    @Test
    void messages_of_many_guilds_are_spread_over_time() {
        assertThat(pace.turn(NOON)).isZero();
        for (int i = 1; i < PanelPace.PER_SECOND; i++) pace.turn(NOON);
        assertThat(pace.turn(NOON)).isEqualTo(Duration.ofSeconds(1));
    }
}
