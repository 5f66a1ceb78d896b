package dev.tonearm.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tonearm.core.statistics.DayFigures;
import java.util.List;
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

    @Test
    void a_weeks_nights_are_paid_for_by_all_its_commands() {
        DayFigures busy = of(900_000, 4_000_000);
        DayFigures quiet = of(100_000, 4_000_000);
        DayFigures week = DayFigures.over(List.of(busy, quiet));
        long units = week.of(DayFigures.NIGHT_UNITS);
        assertThat(CommandCost.perMillion(week.of(DayFigures.COMMANDS), units).orElseThrow())
                .isCloseTo(CommandCost.perMillion() + 1, within(0.000_001));
    }

    private static DayFigures of(long commands, long units) {
        return DayFigures.NONE
                .plus(DayFigures.COMMANDS, commands)
                .plus(DayFigures.NIGHT_UNITS, units);
    }
}
