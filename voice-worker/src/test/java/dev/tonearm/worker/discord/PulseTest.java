package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.time.StepTimer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final StepTimer timer = new StepTimer(Instant.parse("2026-01-01T12:00:00Z"));
    private final Pulse pulse = new Pulse(timer);

    @Test
    void a_connection_that_nobody_hears_any_more_is_not_alive_whatever_it_says_of_itself() {
        timer.advance(Pulse.LONGEST.minusSeconds(1));
        assertThat(pulse.fresh()).isTrue();
        timer.advance(Duration.ofSeconds(1));
        assertThat(pulse.fresh()).isFalse();
        pulse.beat();
        assertThat(pulse.fresh()).isTrue();
    }
}
