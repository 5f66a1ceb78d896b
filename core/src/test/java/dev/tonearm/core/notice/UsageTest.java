package dev.tonearm.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.plan.Quota;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UsageTest {
    private static final Limits FREE =
            PlansFile.read(PlansFile.shipped(PlansFile.TIERS)).limits(Plan.FREE);

    @Test
    void much_is_four_fifths_and_no_less() {
        assertThat(Usage.much(60)).isEqualTo(48);
        assertThat(Usage.much(61)).isEqualTo(49);
        assertThat(Usage.much(1)).isEqualTo(1);
        assertThat(Usage.much(Integer.MAX_VALUE - 1)).isEqualTo(1_717_986_917);
    }

    @Test
    void of_all_commands_of_a_window_one_crosses() {
        long crossings = 0;
        for (int i = 0; i < 200; i++) if (crosses(i, i + 1, FREE)) crossings++;

        assertThat(crossings).isOne();
        assertThat(crosses(47, 48, FREE)).isTrue();
    }

    @Test
    void where_no_plan_has_more_nobody_can_change_anything() {
        assertThat(crosses(0, 100_000, Limits.STANDARD)).isFalse();
    }

    @Test
    void a_month_is_told_once() {
        Instant november = Instant.parse("2026-11-30T23:59:59Z");
        Board board = new Board(List.of(), Map.of(Quota.QUEUE, Usage.month(november)));

        assertThat(Usage.month(november)).isEqualTo(202_611);
        assertThat(board.told(Quota.QUEUE, november)).isTrue();
        assertThat(board.told(Quota.COMMANDS, november)).isFalse();
        assertThat(board.told(Quota.QUEUE, november.plusSeconds(1))).isFalse();
    }

    private static boolean crosses(long before, long after, Limits limits) {
        return Usage.crosses(before, after, limits.commands(), Quota.COMMANDS, limits);
    }
}
