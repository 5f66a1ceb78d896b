package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every voice close code that Discord documents, and the three of websockets that occur.
final class CloseRuleTest {
    @ParameterizedTest
    @CsvSource({
        "1000, REJOIN",
        "1001, REJOIN",
        "1006, REJOIN",
        "4001, REJOIN",
        "4002, REJOIN",
        "4003, REJOIN",
        "4004, REJOIN",
        "4005, REJOIN",
        "4006, REJOIN",
        "4009, REJOIN",
        "4011, REJOIN",
        "4012, INCOMPATIBLE",
        "4014, LOOK",
        "4015, REJOIN",
        "4016, INCOMPATIBLE",
        "4017, NOT_ENCRYPTED",
        "4020, REJOIN",
        "4021, REST",
        "4022, LOOK"
    })
    void each_close_code_has_its_rule(int code, CloseRule rule) {
        assertThat(CloseRule.of(code)).isEqualTo(rule);
    }

    @Test
    void a_code_that_nobody_has_documented_is_tried_again() {
        assertThat(CloseRule.of(4099)).isEqualTo(CloseRule.REJOIN);
    }
}
