package dev.tonearm.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovedClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.250Z");

    private final AtomicReference<String> file = new AtomicReference<>("0");
    private final MovedClock clock = new MovedClock(InstantSource.fixed(NOON), file::get);

    @Test
    void it_is_real_time_until_it_is_moved_and_then_as_far_ahead_as_the_file_says() {
        assertThat(clock.instant()).isEqualTo(NOON);
        file.set("86400\n");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-22T12:00:00.250Z"));
        file.set("172800");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T12:00:00.250Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "1.5", "99999999999999999999"})
    void a_file_that_says_something_else_is_named_by_its_variable(String said) {
        file.set(said);
        assertThatThrownBy(clock::instant)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TONEARM_BILLING_CLOCK")
                .hasMessageContaining("number of seconds");
    }

    @Test
    void a_file_that_cannot_be_read_is_no_real_time() {
        var lost =
                new MovedClock(
                        InstantSource.fixed(NOON),
                        () -> {
                            throw new IOException("gone");
                        });
        assertThatThrownBy(lost::instant)
                .hasMessageContaining("TONEARM_BILLING_CLOCK")
                .hasMessageContaining("cannot be read");
    }
}
