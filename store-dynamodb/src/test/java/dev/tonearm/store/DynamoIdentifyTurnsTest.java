package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.IdentifyTurns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class DynamoIdentifyTurnsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void turns_follow_each_other_in_each_bucket() {
        var turns = turns("order");
        Turn before = turns.last(3);
        assertThat(before.number()).isZero();
        assertThat(turns.take(before, "ada", NOON)).isTrue();
        assertThat(turns.last(3)).isEqualTo(new Turn(3, 1, false, NOON));
        turns.done(before.next(NOON), NOON.plusSeconds(1));
        assertThat(turns.last(3)).isEqualTo(new Turn(3, 1, true, NOON.plusSeconds(1)));
        assertThat(turns.last(4).number()).isZero();
    }

    @Test
    void who_comes_second_has_to_look_again() {
        var turns = turns("second");
        Turn seen = turns.last(0);
        assertThat(turns.take(seen, "ada", NOON)).isTrue();
        assertThat(turns.take(seen, "ben", NOON)).isFalse();
    }

    @Test
    void a_late_done_says_nothing_about_a_later_turn() {
        var turns = turns("late");
        Turn first = turns.last(0).next(NOON);
        assertThat(turns.take(turns.last(0), "ada", NOON)).isTrue();
        assertThat(turns.take(first, "ben", NOON.plusSeconds(30))).isTrue();
        turns.done(first, NOON.plusSeconds(31));
        assertThat(turns.last(0).done()).isFalse();
    }

    @Test
    void a_day_has_as_many_as_discord_said_however_many_ask_at_once() throws Exception {
        var turns = turns("budget");
        List<Callable<Boolean>> wishes = new ArrayList<>();
        for (int i = 0; i < 8; i++) wishes.add(() -> turns.spend(5, HOUR, NOON));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            int granted = 0;
            for (Future<Boolean> wish : threads.invokeAll(wishes)) if (wish.get()) granted++;
            assertThat(granted).isEqualTo(5);
        }
        assertThat(turns.spend(5, HOUR, NOON.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(turns.spend(5, HOUR, NOON.plus(Duration.ofMinutes(61)))).isTrue();
    }

    @Test
    void when_discord_says_that_nothing_is_left_nothing_is() {
        assertThat(turns("none").spend(0, HOUR, NOON)).isFalse();
    }

    private static DynamoIdentifyTurns turns(String name) {
        TestTable table = TestTable.create(EmbeddedDynamo.ENDPOINT, "turns-" + name);
        return new DynamoIdentifyTurns(table.client(), table.settings().table());
    }
}
