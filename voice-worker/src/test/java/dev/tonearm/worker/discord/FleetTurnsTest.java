package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.IdentifyTurns.Turn;
import dev.tonearm.worker.time.StepTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FleetTurnsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SPACING = Duration.ofMillis(5_100);

    private final StepTimer timer = new StepTimer(NOON);
    private final MemoryTurns store = new MemoryTurns();
    private int remaining = 1_000;

    @Test
    void the_first_turn_of_all_comes_at_once() throws InterruptedException {
        worker("ada").await(0);
        assertThat(passed()).isZero();
    }

    @Test
    void two_workers_are_as_far_apart_as_one_with_itself() throws InterruptedException {
        var ada = worker("ada");
        var ben = worker("ben");
        ada.done(ada.await(0));
        ben.done(ben.await(0));
        assertThat(passed()).isBetween(SPACING, SPACING.plusMillis(250));
        ada.done(ada.await(0));
        assertThat(passed()).isGreaterThanOrEqualTo(SPACING.multipliedBy(2));
    }

    @Test
    void buckets_do_not_wait_for_each_other() throws InterruptedException {
        var ada = worker("ada");
        ada.done(ada.await(0));
        ada.done(ada.await(1));
        assertThat(passed()).isZero();
    }

    @Test
    void what_was_long_ago_by_any_clock_is_not_waited_for() throws InterruptedException {
        var ada = worker("ada");
        ada.done(ada.await(0));
        timer.advance(Duration.ofMinutes(1));
        var ben = worker("ben");
        ben.await(0);
        assertThat(passed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void another_workers_clock_is_not_believed_to_the_second() throws InterruptedException {
        store.take(store.last(0), "ada", NOON.minusSeconds(20));
        store.done(new Turn(0, 1, false, NOON), NOON.minusSeconds(20));
        worker("ben").await(0);
        assertThat(passed()).isGreaterThanOrEqualTo(SPACING);
    }

    @Test
    void who_has_watched_anothers_turn_waits_only_for_the_rest() throws InterruptedException {
        var ada = worker("ada");
        ada.done(ada.await(0));
        timer.advance(Duration.ofSeconds(2));
        var ben = worker("ben");
        ben.watch(0);
        timer.advance(Duration.ofSeconds(3));
        ben.watch(0);
        ben.done(ben.await(0));
        assertThat(passed()).isBetween(SPACING.plusSeconds(2), SPACING.plusMillis(2_250));

        timer.advance(Duration.ofSeconds(2));
        ada.watch(0);
        timer.advance(Duration.ofSeconds(10));
        Duration before = passed();
        ada.await(0);
        assertThat(passed()).isEqualTo(before);
    }

    @Test
    void a_store_that_is_away_is_watched_again_later() throws InterruptedException {
        store.away = true;
        var ada = worker("ada");
        ada.watch(0);
        store.away = false;
        ada.await(0);
        assertThat(passed()).isZero();
    }

    @Test
    void a_worker_that_died_in_its_turn_is_waited_for_longer() throws InterruptedException {
        worker("ada").await(0);
        worker("ben").await(0);
        assertThat(passed()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(26));
    }

    @Test
    void a_turn_that_was_slept_through_is_not_used() throws InterruptedException {
        var ada = worker("ada");
        var turn = ada.await(0);
        assertThat(ada.stillOurs(turn)).isTrue();
        timer.advance(Duration.ofSeconds(11));
        assertThat(ada.stillOurs(turn)).isFalse();
    }

    @Test
    void without_budget_nobody_identifies_before_the_next_day() throws InterruptedException {
        remaining = 1;
        var ada = worker("ada");
        ada.done(ada.await(0));
        ada.await(0);
        assertThat(passed()).isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(2));
    }

    @Test
    void what_somebody_else_spent_of_the_token_is_not_spent_again() throws InterruptedException {
        var ada = worker("ada");
        ada.done(ada.await(0));
        remaining = 0;
        timer.after(Duration.ofHours(3), () -> remaining = 1_000);
        ada.await(0);
        assertThat(passed()).isBetween(Duration.ofHours(3), Duration.ofHours(3).plusMinutes(2));
    }

    @Test
    void nothing_is_left_for_who_waits_whatever_discord_says() throws InterruptedException {
        remaining = 1;
        var ada = worker("ada");
        ada.done(ada.await(0));
        // Somebody died between their turn and their IDENTIFY.
        remaining = 25;
        var left = new AtomicReference<>(OptionalInt.empty());
        timer.after(Duration.ofHours(12), () -> left.set(ada.left()));
        ada.await(0);
        assertThat(left.get()).hasValue(0);
    }

    @Test
    void what_is_left_is_known_from_the_first_turn_until_the_day_is_over()
            throws InterruptedException {
        remaining = 150;
        var ada = worker("ada");
        assertThat(ada.left()).isEmpty();
        ada.done(ada.await(0));
        timer.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(ada.left()).hasValue(150);
        timer.advance(Duration.ofSeconds(1));
        assertThat(ada.left()).isEmpty();
    }

    private Duration passed() {
        return Duration.between(NOON, timer.instant());
    }

    private FleetTurns worker(String name) {
        return new FleetTurns(
                store,
                name,
                SPACING,
                () -> new Gateway("ws://x", 1, 1, remaining, Duration.ofHours(24)),
                timer);
    }
}
