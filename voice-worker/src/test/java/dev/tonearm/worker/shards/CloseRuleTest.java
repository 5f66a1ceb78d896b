package dev.tonearm.worker.shards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CloseRuleTest {
    @ParameterizedTest
    @CsvSource({
        "1000, REJOIN", "1006, REJOIN", "4004, REJOIN", "4006, REJOIN", "4009, REJOIN",
        "4011, REJOIN", "4014, LOOK", "4015, REJOIN", "4016, GIVE_UP", "4017, GIVE_UP",
        "4021, REST", "4022, LOOK"
    })
    void each_close_code_has_its_rule(int code, CloseRule rule) {
        assertThat(CloseRule.of(code)).isEqualTo(rule);
    }
}
