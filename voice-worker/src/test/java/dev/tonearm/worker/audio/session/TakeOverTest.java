package dev.tonearm.worker.audio.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.audio.session.TakeOver.Old;
import dev.tonearm.worker.audio.session.TakeOver.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TakeOverTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATE = NOON.plus(TakeOver.PATIENCE);

    private final TakeOver takeOver = new TakeOver(NOON);

    @Test
    void a_session_that_somebody_holds_is_asked_for_until_patience_ends() {
        assertThat(takeOver.judge(Old.OWNED, NOON)).isEqualTo(Verdict.AGAIN);
        assertThat(takeOver.judge(Old.OWNED, LATE.minusMillis(1))).isEqualTo(Verdict.AGAIN);
        assertThat(takeOver.judge(Old.OWNED, LATE)).isEqualTo(Verdict.TAKE_BESIDE);
    }

    @Test
    void a_session_that_is_unknown_once_may_have_been_freed_meanwhile() {
        assertThat(takeOver.judge(Old.UNKNOWN, NOON)).isEqualTo(Verdict.AGAIN);
        assertThat(takeOver.judge(Old.UNKNOWN, NOON)).isEqualTo(Verdict.TAKE_NEW);
    }

    @Test
    void a_session_that_was_held_in_between_is_not_taken_for_gone() {
        takeOver.judge(Old.UNKNOWN, NOON);
        takeOver.judge(Old.OWNED, NOON);
        assertThat(takeOver.judge(Old.UNKNOWN, NOON)).isEqualTo(Verdict.AGAIN);
    }

    @Test
    void a_node_that_does_not_say_is_never_taken_to_have_lost_the_session() {
        takeOver.judge(Old.UNKNOWN, NOON);
        assertThat(takeOver.judge(Old.NO_ANSWER, NOON)).isEqualTo(Verdict.AGAIN);
        assertThat(takeOver.judge(Old.NO_ANSWER, LATE)).isEqualTo(Verdict.TAKE_BESIDE);
    }
}
