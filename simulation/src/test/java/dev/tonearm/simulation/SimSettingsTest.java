package dev.tonearm.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.cli.CommandMain;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

final class SimSettingsTest {
    @Test
    void a_wrong_number_is_named_with_what_would_do() {
        refused("'--seeds': a whole number from 1 to 1000000", "--seeds", "many");
        refused("'--seeds': a whole number from 1 to 1000000", "--seeds", "0");
        refused("'--seeds': a whole number", "--seeds", "5000000000");
        refused("'--from': a whole number", "--from", "x");
    }

    @Test
    void a_flag_that_is_not_there_or_lacks_its_value_is_named() {
        refused("'--sedes'", "--sedes", "1");
        refused("Missing required parameter for option '--seed'", "--seed");
        refused("'--break'", "--break", "all");
    }

    @Test
    void one_seed_is_run_alone() {
        assertThat(settings("--seed", "42", "--break", "fence"))
                .isEqualTo(new SimSettings(42, 1, false, Mutation.FENCE));
        assertThat(settings()).isEqualTo(new SimSettings(1, 1_000, false, Mutation.NONE));
    }

    private static SimSettings settings(String... arguments) {
        return CommandMain.read(new SimMain(System.out), Map.of(), arguments).settings();
    }

    private static void refused(String words, String... arguments) {
        assertThatThrownBy(() -> settings(arguments))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(words);
    }
}
