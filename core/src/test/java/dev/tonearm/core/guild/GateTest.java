package dev.tonearm.core.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.Gate.Verdict;
import dev.tonearm.core.plan.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GateTest {
    private static final Limits LIMITS = new Limits(100, 5);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void a_command_within_the_limit_goes_on_with_the_plans_limits() {
        assertThat(Gate.decide(record(5), "skip", NOON, NOON))
                .isEqualTo(new Verdict.Allowed(LIMITS, ""));
    }

    @Test
    void one_more_waits_for_the_next_window() {
        assertThat(Gate.decide(record(6), "skip", NOON, NOON))
                .isEqualTo(new Verdict.RateLimited(Duration.ofSeconds(10)));
        assertThat(Gate.decide(record(6), "skip", NOON, NOON.plusMillis(9_750)))
                .isEqualTo(new Verdict.RateLimited(Duration.ofMillis(250)));
    }

    @Test
    void a_command_of_a_full_window_is_too_much_when_the_window_is_over_too() {
        assertThat(Gate.decide(record(6), "skip", NOON, NOON.plusSeconds(240)))
                .isEqualTo(new Verdict.RateLimited(Duration.ZERO));
    }

    @Test
    void a_disabled_command_is_disabled_however_few_were_sent() {
        assertThat(Gate.decide(record(1, "skip"), "skip", NOON, NOON))
                .isEqualTo(new Verdict.Disabled());
        assertThat(Gate.decide(record(1, "skip"), "play", NOON, NOON))
                .isEqualTo(new Verdict.Allowed(LIMITS, ""));
    }

    @Test
    void windows_follow_each_other_without_a_gap() {
        assertThat(Gate.windowAt(NOON.plusMillis(9_999))).isEqualTo(Gate.windowAt(NOON));
        assertThat(Gate.windowAt(NOON.plusMillis(10_000))).isEqualTo(Gate.windowAt(NOON) + 1);
    }

    private static GuildRecord record(long commandsInWindow, String... disabled) {
        return new GuildRecord(Set.of(disabled), commandsInWindow, LIMITS, "");
    }
}
