package dev.tonearm.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LaidTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void every_notice_is_read_as_it_was_written() {
        for (Notice.Kind kind : Notice.Kind.values()) {
            Laid laid = new Laid(new Notice(kind, Plan.PREMIUM, NOON.plusSeconds(7)), NOON);

            assertThat(Laid.read(laid.wire())).contains(laid);
        }
    }

    @Test
    void what_it_looks_like_in_the_table_stays() {
        Laid laid = new Laid(new Notice(Notice.Kind.TRIAL_ENDED, Plan.PREMIUM, NOON), NOON);

        assertThat(laid.wire()).isEqualTo("trial_ended premium 1795262400 1795262400");
    }

    @Test
    void what_a_newer_build_laid_there_is_left() {
        assertThat(Laid.read("sold_out premium 1 2")).isEmpty();
        assertThat(Laid.read("trial_ended diamond 1 2")).isEmpty();
        assertThat(Laid.read("trial_ended premium 1")).isEmpty();
        assertThat(Laid.read("trial_ended premium soon 2")).isEmpty();
    }

    @Test
    void after_a_month_nobody_wants_to_read_it() {
        Laid laid = new Laid(new Notice(Notice.Kind.TRIAL_ENDED, Plan.PREMIUM, NOON), NOON);
        Board board = new Board(List.of(laid), Map.of());

        assertThat(board.at(NOON.plus(Laid.READ).minusSeconds(1))).containsExactly(laid);
        assertThat(board.at(NOON.plus(Laid.READ))).isEmpty();
    }
}
