package dev.tonearm.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.infra.stage.StageSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityRulesTest {
    @ParameterizedTest
    @MethodSource("dev.tonearm.infra.Synthesis#stages")
    void the_aws_solutions_rules_find_nothing(StageSettings stage) {
        assertThat(Synthesis.of(stage).findings()).isEmpty();
    }
}
