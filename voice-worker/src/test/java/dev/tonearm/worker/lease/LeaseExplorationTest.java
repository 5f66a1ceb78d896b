package dev.tonearm.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.worker.lease.ModelFleet.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every story of two workers and one partition in which at most two things go wrong, at every pair
/// of steps of some seconds: crashes, stalls shorter and longer than a lease between any two steps,
/// writes that never arrive or whose answers never come, and goodbyes.
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

    private void everyPair(List<LeaseSettings> workers) {
        int steps = ModelFleet.steps(workers.size(), SECONDS);
        for (int first = 0; first < steps; first++) {
            for (Trouble one : TROUBLES) {
                for (int second = first + 1; second < steps; second++) {
                    for (Trouble other : TROUBLES) {
                        tell(workers, Map.of(first, one, second, other));
                    }
                }
            }
        }
    }

    private void tell(List<LeaseSettings> workers, Map<Integer, Trouble> troubles) {
        stories++;
        ModelFleet fleet = new ModelFleet(workers, troubles);
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
