package dev.tonearm.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.Fleet;
import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.FleetUnavailableException;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.StepTimer;
import dev.tonearm.worker.time.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How often a keeper wakes, and how soon it does what it has to.
final class LeaseKeeperTest {
    private static final WorkerId ME = new WorkerId("me", "1");
    private static final WorkerId OTHER = new WorkerId("other", "1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Wakes timer = new Wakes();
    private final Store store = new Store();
    private final Fence fence = new Fence(LeaseSettings.of(ME), timer);
    private final LeaseKeeper keeper =
            new LeaseKeeper(
                    LeaseSettings.of(ME),
                    fence,
                    store,
                    new Idle(),
                    new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop()),
                    timer,
                    Runnable::run);

    @Test
    void who_has_nothing_to_hand_over_wakes_for_its_own_calls_and_to_hear_that_it_should_leave() {
        runFor(MINUTE);

        assertThat(store.renewals).as("one every 2 s").isBetween(28, 31);
        assertThat(store.looks).as("one every second, and more at first").isBetween(59, 70);
        assertThat(timer.wakes).as("four a second, not ten").isBetween(200, 5 * 60);
        assertThat(keeper.settled()).isTrue();
    }

    @Test
    void what_is_seen_to_be_nobodys_is_taken_at_once() {
        runFor(Duration.ofMillis(1));

        assertThat(store.lease.owner()).isEqualTo(ME);
    }

    @Test
    void who_hands_over_looks_closely_until_it_is_done() {
        runFor(MINUTE);
        store.workers.put(OTHER, new Presence(OTHER, 1, false));
        store.lease = store.lease.claimedBy(OTHER);
        runFor(Duration.ofSeconds(2));
        timer.wakes = 0;
        runFor(Duration.ofSeconds(3));

        assertThat(timer.wakes).as("ten a second").isBetween(28, 32);
    }

    @Test
    void what_the_store_does_not_take_is_not_tried_without_a_pause() {
        runFor(MINUTE);
        store.away = true;
        timer.wakes = 0;
        runFor(Duration.ofSeconds(10));

        assertThat(timer.wakes).isBetween(40, 100);
    }

    private void runFor(Duration time) {
        timer.until = timer.instant().plus(time);
        keeper.run();
        // It was told to stop, as a thread is.
        assertThat(Thread.interrupted()).isTrue();
    }

    /// Counts who wakes, and stops whoever sleeps past the end.
    private static final class Wakes implements Timer {
        private final StepTimer steps = new StepTimer(Instant.parse("2026-11-27T12:00:00Z"));
        private Instant until = Instant.MIN;
        private int wakes;

        @Override
        public Instant instant() {
            return steps.instant();
        }

        @Override
        public long nanos() {
            return steps.nanos();
        }

        @Override
        public Scheduled after(Duration delay, Runnable task) {
            return steps.after(delay, task);
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            wakes++;
            steps.sleep(time);
            if (!steps.instant().isBefore(until)) throw new InterruptedException();
        }
    }

    private static final class Store implements FleetRecords {
        private final Map<WorkerId, Presence> workers = new TreeMap<>();
        private Lease lease = Lease.unowned(0);
        private boolean away;
        private int looks;
        private int renewals;

        @Override
        public Fleet look() {
            answer();
            looks++;
            return new Fleet(List.of(lease), List.copyOf(workers.values()));
        }

        @Override
        public Replacement replace(Lease seen, Lease next) {
            answer();
            if (!seen.equals(lease)) return new Replacement.Changed(lease);
            if (next.owner().equals(lease.owner())) renewals++;
            lease = next;
            return new Replacement.Replaced();
        }

        @Override
        public void announce(Presence presence) {
            answer();
            workers.put(presence.worker(), presence);
        }

        @Override
        public void withdraw(WorkerId worker) {
            workers.remove(worker);
        }

        private void answer() {
            if (away) throw new FleetUnavailableException("away", new IllegalStateException());
        }
    }

    /// Has nothing to do, and takes for ever to end.
    private static final class Idle implements PartitionWork {
        @Override
        public void become(int partition, Role role) {}

        @Override
        public boolean prepared(int partition) {
            return true;
        }

        @Override
        public boolean finished(int partition) {
            return false;
        }

        @Override
        public boolean running(int partition) {
            return true;
        }

        @Override
        public int weight(int partition) {
            return 1;
        }
    }
}
