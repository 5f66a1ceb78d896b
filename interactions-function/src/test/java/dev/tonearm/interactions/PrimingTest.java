package dev.tonearm.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrimingTest {
    @ParameterizedTest
    @ValueSource(strings = {"snap-start", "provisioned-concurrency"})
    void a_function_that_starts_before_anybody_waits_is_primed(String start) {
        assertThat(Priming.pays(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", start))).isTrue();
    }

    @Test
    void one_that_a_listener_waits_for_is_not() {
        assertThat(Priming.pays(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"))).isFalse();
    }
}
