package dev.tonearm.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CommandCostTest {
    @Test
    void a_million_commands_cost_what_docs_deploy_md_says() {
        assertThat(CommandCost.perMillion()).isCloseTo(5.00, within(0.005));
    }

    @Test
    void each_command_pays_its_part_of_what_a_night_reads() {
        assertThat(CommandCost.perMillion(1_000_000, 8_000_000).orElseThrow())
                .isCloseTo(CommandCost.perMillion() + 1, within(0.000_001));
    }

    @Test
    void a_day_without_commands_has_no_cost_of_one() {
        assertThat(CommandCost.perMillion(0, 1_000)).isEmpty();
    }
}
