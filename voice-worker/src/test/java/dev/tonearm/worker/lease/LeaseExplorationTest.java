package dev.tonearm.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.worker.lease.ModelFleet.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every story of two workers and one partition in which at most two things go wrong, at every pair
/// of steps of some seconds: crashes, stalls shorter and longer than a lease between any two steps,
/// writes that never arrive or whose answers never come, and goodbyes. And every story of three in
/// which one thing goes wrong, or a second one after the owner has died or left.
final class LeaseExplorationTest {
    private static final int SECONDS = 6;

    /// A lease of 4 s less 1 s, renewed every second: the usual proportions, in fewer steps.
    private static final int LEASE = 4;

    /// What a takeover may take: the lease, a look on either side, a renewal that was lost, and an
    /// heir that prepared in vain.
    private static final int RECOVERY = 2 * LEASE + 4;

    private static final List<Trouble> TROUBLES =
            List.of(
                    new Trouble.Stall(1),
                    new Trouble.Stall(3),
                    new Trouble.Stall(LEASE + 3),
                    new Trouble.LostRequest(),
                    new Trouble.LostAnswer(),
                    new Trouble.Crash(),
                    new Trouble.Leave());

    /// Of three workers the first has the partition by then, and goes in the second after it.
    private static final int OWNED = 3;

    /// Long enough for the others to find out, and to be troubled while they do.
    private static final int SECONDS_OF_THREE = OWNED + LEASE + 2;

    /// Who decides only once between two looks never acts on what a look would have set right.
    private static final int ROUNDS = 2;

    /// Who stands still for a lease wakes just when others think it dead, and thinks the same of
    /// their common owner.
    private static final List<Trouble> TROUBLES_OF_THREE =
            Stream.concat(TROUBLES.stream(), Stream.of(new Trouble.Stall(LEASE))).toList();

    private long stories;

    @Test
    void never_do_two_act_and_always_somebody_soon_does() {
        everyPair(List.of(settings("a", LEASE, 1_000), settings("b", LEASE, 1_000)));
        assertThat(stories).isGreaterThan(50_000);
    }

    @Test
    void an_observer_that_waits_too_short_is_found_out() {
        assertThatThrownBy(() ->
                        everyPair(List.of(settings("a", LEASE, 1_000), settings("b", 1, 250))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("act");
    }

    @Test
    void of_three_never_do_two_act_either() {
        List<LeaseSettings> workers =
                List.of(
                        settings("a", LEASE, 1_000),
                        settings("b", LEASE, 1_000),
                        settings("c", LEASE, 1_000));
        everySingle(workers);
        everyOneAfterTheEndOfTheFirst(workers, new Trouble.Crash());
        everyOneAfterTheEndOfTheFirst(workers, new Trouble.Leave());
        assertThat(stories).isGreaterThan(10_000);
    }

    private void everySingle(List<LeaseSettings> workers) {
        int steps = SECONDS_OF_THREE * workers.size() * ModelFleet.steps(ROUNDS);
        for (int step = 0; step < steps; step++) {
            for (Trouble one : TROUBLES_OF_THREE) tell(workers, ROUNDS, Map.of(step, one));
        }
    }

    private void everyOneAfterTheEndOfTheFirst(List<LeaseSettings> workers, Trouble end) {
        int perSecond = workers.size() * ModelFleet.steps(ROUNDS);
        int begin = OWNED * perSecond;
        for (int last = begin; last < begin + perSecond; last += workers.size()) {
            for (int step = last + 1; step < SECONDS_OF_THREE * perSecond; step++) {
                boolean ofTheFirst = step % workers.size() == 0;
                if (ofTheFirst) continue;
                for (Trouble one : TROUBLES_OF_THREE) {
                    tell(workers, ROUNDS, Map.of(last, end, step, one));
                }
            }
        }
    }

    private void everyPair(List<LeaseSettings> workers) {
        int steps = SECONDS * workers.size() * ModelFleet.steps(1);
        for (int first = 0; first < steps; first++) {
            for (Trouble one : TROUBLES) {
                for (int second = first + 1; second < steps; second++) {
                    for (Trouble other : TROUBLES) {
                        tell(workers, 1, Map.of(first, one, second, other));
                    }
                }
            }
        }
    }

    private void tell(List<LeaseSettings> workers, int rounds, Map<Integer, Trouble> troubles) {
        stories++;
        ModelFleet fleet = new ModelFleet(workers, rounds, troubles);
        try {
            for (int i = 0; i < SECONDS + LEASE + RECOVERY; i++) fleet.pass();
        } catch (AssertionError e) {
            throw new AssertionError(troubles + ": " + e.getMessage(), e);
        }
        if (fleet.somebodyIsLeft() && !fleet.somebodyActs()) {
            throw new AssertionError(troubles + ": nobody acts in the end");
        }
        if (fleet.somebodyIsLeft() && fleet.longestOrphaned() > LEASE + 3 + RECOVERY) {
            throw new AssertionError(
                    troubles + ": nobody acted for " + fleet.longestOrphaned() + " s");
        }
    }

    private static LeaseSettings settings(String name, int lease, int renewEveryMillis) {
        return new LeaseSettings(
                new WorkerId(name, "1"),
                Duration.ofSeconds(lease),
                Duration.ofMillis(renewEveryMillis),
                Duration.ofMillis(renewEveryMillis),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20));
    }
}
