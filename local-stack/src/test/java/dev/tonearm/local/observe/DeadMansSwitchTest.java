package dev.tonearm.local.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadMansSwitchTest {
    private static final Instant START = Instant.parse("2026-11-27T01:00:00Z");

    @Test
    void it_is_quiet_while_it_is_told_and_rings_when_it_was_not_for_five_minutes() {
        List<Notification> told = List.of(told("dead-mans-switch", 60, true));

        assertThat(after(told, 60 + 300))
                .isEqualTo(new DeadMansSwitch(Optional.of(START.plusSeconds(60)), false));
        assertThat(after(told, 60 + 301).rings()).isTrue();
    }

    @Test
    void that_others_are_told_or_that_it_is_over_is_no_word_to_it() {
        List<Notification> others =
                List.of(told("page-fleet", 200, true), told("dead-mans-switch", 200, false));

        assertThat(after(others, 301)).isEqualTo(new DeadMansSwitch(Optional.empty(), true));
    }

    @Test
    void one_that_was_never_told_waits_from_the_start() {
        assertThat(after(List.of(), 299).rings()).isFalse();
        assertThat(after(List.of(), 301).json().toString())
                .isEqualTo("{\"told\":null,\"rings\":true}");
    }

    private static DeadMansSwitch after(List<Notification> told, int seconds) {
        return DeadMansSwitch.of(told, START, START.plus(Duration.ofSeconds(seconds)));
    }

    private static Notification told(String receiver, int seconds, boolean firing) {
        var alert = new Notification.Alert("Watchdog", firing, Map.of(), Map.of(), START);
        return new Notification(START.plusSeconds(seconds), receiver, List.of(alert));
    }
}
