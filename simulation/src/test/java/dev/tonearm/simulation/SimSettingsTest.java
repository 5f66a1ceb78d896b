package dev.tonearm.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.cli.BadFlagException;
import org.junit.jupiter.api.Test;

final class SimSettingsTest {
    @Test
    void a_wrong_number_is_named_with_what_would_do() {
        refused("--seeds takes a whole number from 1 to 1000000, not 'many'", "--seeds", "many");
        refused("--seeds takes a whole number from 1 to 1000000, not '0'", "--seeds", "0");
        refused("--seeds takes a whole number", "--seeds", "5000000000");
        refused("--from takes a whole number", "--from", "x");
    }

    @Test
    void a_flag_that_is_not_there_or_lacks_its_value_is_named() {
        refused("no flag '--sedes'", "--sedes", "1");
        refused("--seed needs a value after it", "--seed");
        refused(
                "--break takes journal, fence, observer, lookups, answers, audit or place, not 'all'",
                "--break",
                "all");
    }

    @Test
    void one_seed_is_run_alone() {
        SimSettings settings = SimSettings.parse("--seed", "42", "--break", "fence");
        assertThat(settings).isEqualTo(new SimSettings(42, 1, false, Mutation.FENCE));
    }

    private static void refused(String words, String... arguments) {
        assertThatThrownBy(() -> SimSettings.parse(arguments))
                .isInstanceOf(BadFlagException.class)
                .hasMessageContaining(words);
    }
}
