package dev.tonearm.worker.lease;

import dev.tonearm.core.partition.Fleet;
import dev.tonearm.core.partition.FleetRecords.Replacement;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// One partition, some workers with clocks of their own, and a store, moved in steps of a second.
///
/// A worker's second has steps between which anything may happen to it: it says that it lives and
/// decides; the store takes its writes; it hears what became of them; this once or more often, as
/// its ticks are more than its looks; then it looks, which is asked and answered in one. What
/// happens to it is a [Trouble] at one of its steps.
final class ModelFleet {
    static final long SECOND = 1_000_000_000L;

    private final int rounds;
    private final List<Model> workers = new ArrayList<>();
    private final Map<WorkerId, Presence> present = new TreeMap<>();
    private final Map<Integer, Trouble> troubles;
    private Lease lease = Lease.unowned(0);
    private int step;
    private long second;
    private int longestOrphaned;
    private int orphaned;

    /// What may happen to a worker at a step.
    sealed interface Trouble {
        /// It stands still for some seconds, with its clock going on.
        record Stall(int seconds) implements Trouble {}

        /// Its write never reaches the store.
        record LostRequest() implements Trouble {}

        /// Its write takes effect, and it never hears of it.
        record LostAnswer() implements Trouble {}

        record Crash() implements Trouble {}

        /// It is told to stop.
        record Leave() implements Trouble {}
    }

    /// @param rounds how often a worker decides between two looks
    /// @param troubles by the number of the step, counted over all workers
    ModelFleet(List<LeaseSettings> settings, int rounds, Map<Integer, Trouble> troubles) {
        this.rounds = rounds;
        this.troubles = troubles;
        Random offsets = new Random(1);
        for (LeaseSettings one : settings) workers.add(new Model(one, offsets.nextLong(1L << 40)));
    }

    /// How many steps a second of one worker has.
    static int steps(int rounds) {
        return 3 * rounds + 1;
    }

    /// Lets a second pass.
    ///
    /// @throws AssertionError if two workers act for the partition at once
    void pass() {
        second++;
        check();
        for (int phase = 0; phase < steps(rounds); phase++) {
            for (Model worker : workers) {
                worker.suffer(troubles.get(step++));
                if (worker.stoodStillUntil <= second && !worker.dead) worker.take(phase);
                check();
            }
        }
        orphaned = workers.stream().anyMatch(Model::acts) ? 0 : orphaned + 1;
        longestOrphaned = Math.max(longestOrphaned, orphaned);
    }

    /// The longest time that nobody acted for the partition, in seconds.
    int longestOrphaned() {
        return longestOrphaned;
    }

    boolean somebodyActs() {
        return orphaned == 0;
    }

    boolean somebodyIsLeft() {
        return workers.stream().anyMatch(worker -> !worker.dead && !worker.left);
    }

    private void check() {
        // After every step of every story: a stream for each would take a fifth of all the time.
        int acting = 0;
        for (Model worker : workers) {
            if (worker.acts()) acting++;
        }
        if (acting > 1) throw new AssertionError("in second " + second + " these act: " + acting());
    }

    private List<WorkerId> acting() {
        return workers.stream().filter(Model::acts).map(worker -> worker.settings.me()).toList();
    }

    private void write(Lease next) {
        if (next.epoch() < lease.epoch()) throw new AssertionError("an epoch was lowered");
        lease = next;
    }

    private final class Model implements PartitionWork {
        private final LeaseSettings settings;
        private final LeaseBook book;
        private final long offset;
        private long stoodStillUntil;
        private boolean dead;
        private boolean left;
        private Role role = Role.NONE;
        private long roleSince;
        private long counter;
        private List<LeaseWrite> writes = List.of();
        private List<Replacement> outcomes = List.of();
        private boolean requestLost;
        private boolean answerLost;
        private long sent;

        Model(LeaseSettings settings, long offset) {
            this.settings = settings;
            this.offset = offset;
            this.book = new LeaseBook(settings);
        }

        long now() {
            return offset + second * SECOND;
        }

        /// A worker that stands still acts as soon as it goes on, with what it believed before.
        boolean acts() {
            return !dead && book.open(0, now());
        }

        void suffer(ModelFleet.@org.jspecify.annotations.Nullable Trouble trouble) {
            switch (trouble) {
                case null -> {}
                case Trouble.Stall(int seconds) -> stoodStillUntil = second + seconds;
                case Trouble.LostRequest _ -> requestLost = true;
                case Trouble.LostAnswer _ -> answerLost = true;
                case Trouble.Crash _ -> dead = true;
                case Trouble.Leave _ -> left = true;
            }
        }

        void take(int phase) {
            if (phase == 3 * rounds) {
                look();
                return;
            }
            switch (phase % 3) {
                case 0 -> decide();
                case 1 -> reach();
                default -> hear();
            }
        }

        private void decide() {
            if (left) {
                book.leave();
            }
            present.put(settings.me(), new Presence(settings.me(), ++counter, left));
            writes = book.due(this, now());
            outcomes = List.of();
            sent = now();
        }

        private void reach() {
            if (requestLost) return;
            outcomes =
                    writes.stream()
                            .map(write -> {
                                if (!write.seen().equals(lease)) {
                                    return (Replacement) new Replacement.Changed(lease);
                                }
                                write(write.next());
                                return (Replacement) new Replacement.Replaced();
                            })
                            .toList();
        }

        private void hear() {
            for (int i = 0; i < writes.size(); i++) {
                if (requestLost || answerLost || outcomes.isEmpty()) continue;
                book.wrote(writes.get(i), outcomes.get(i), sent, now());
            }
            requestLost = false;
            answerLost = false;
            writes = List.of();
        }

        private void look() {
            book.looked(new Fleet(List.of(lease), List.copyOf(present.values())), now(), now());
            Role next = book.roles(now()).getOrDefault(0, Role.NONE);
            if (next != role) become(0, next);
        }

        @Override
        public void become(int partition, Role next) {
            role = next;
            roleSince = second;
        }

        @Override
        public boolean prepared(int partition) {
            return role == Role.HEIR && second > roleSince;
        }

        @Override
        public boolean finished(int partition) {
            return role == Role.GIVING && second > roleSince;
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
