package dev.tonearm.worker.discord;

import dev.tonearm.core.partition.IdentifyTurns;
import dev.tonearm.core.partition.IdentifyTurns.Turn;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for this worker's turns to identify among those of the whole fleet.
///
/// The spacing is measured on this worker's monotonic clock, from when it first saw the last turn
/// done: that is never earlier than it was, and not much later for who [watches][#watch] it. Other
/// workers' clocks are believed only when they say that it was long ago.
final class FleetTurns {
    private static final Logger log = LoggerFactory.getLogger(FleetTurns.class);

    private static final Duration LOOK = Duration.ofMillis(250);

    /// By more than this no two workers' clocks differ.
    private static final Duration SKEW = Duration.ofSeconds(30);

    /// Who has taken a turn and not said that it is done is dead after this.
    private static final Duration STUCK = Duration.ofSeconds(20);

    /// Who used half of that without identifying takes another turn.
    private static final Duration STALE = STUCK.dividedBy(2);

    private static final Duration NO_BUDGET = Duration.ofMinutes(1);
    private static final Duration STORE_AWAY = Duration.ofSeconds(1);

    private final IdentifyTurns turns;
    private final String worker;
    private final Duration spacing;
    private final Supplier<Gateway> gateway;
    private final Timer timer;
    private volatile @Nullable Budget budget;
    private final Map<Integer, Seen> seen = new ConcurrentHashMap<>();

    /// @param since when it was first seen, in nanoseconds of our own clock
    private record Seen(Turn turn, long since) {}

    /// @param over when, by our own clock, Discord fills it up again
    private record Budget(int left, Instant over) {}

    /// A turn of ours.
    record Mine(Turn turn, long taken) {}

    /// @param gateway asks Discord what is left of the budget
    FleetTurns(
            IdentifyTurns turns,
            String worker,
            Duration spacing,
            Supplier<Gateway> gateway,
            Timer timer) {
        this.turns = turns;
        this.worker = worker;
        this.spacing = spacing;
        this.gateway = gateway;
        this.timer = timer;
    }

    /// What was left of today's budget at the last turn: as Discord said, or nothing if workers
    /// wait. Not known before it, nor after that day: who begins no session does not ask again.
    OptionalInt left() {
        Budget said = budget;
        return said != null && timer.instant().isBefore(said.over)
                ? OptionalInt.of(said.left)
                : OptionalInt.empty();
    }

    /// Watches buckets, from 0 on, as often as turns may come. Whoever takes up a dead worker's
    /// partitions then need not wait as if somebody had just identified.
    ///
    /// @param goesOn asked before each look at them
    void watchAll(int buckets, BooleanSupplier goesOn) {
        try {
            while (goesOn.getAsBoolean()) {
                for (int bucket = 0; bucket < buckets; bucket++) watch(bucket);
                timer.sleep(spacing);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks at a bucket without wanting anything of it: what is seen done now is not waited for
    /// when a shard has to identify later.
    void watch(int bucket) {
        try {
            look(bucket);
        } catch (RuntimeException e) {
            // Then who has to identify may wait longer than needed.
            log.debug("the turns to identify cannot be watched", e);
        }
    }

    /// Blocks until it is our turn in a bucket.
    Mine await(int bucket) throws InterruptedException {
        while (true) {
            try {
                Seen last = look(bucket);
                if (!free(last)) {
                    timer.sleep(LOOK);
                    continue;
                }
                long taken = timer.nanos();
                if (!turns.take(last.turn, worker, timer.now())) continue;
                Mine mine = new Mine(last.turn.next(timer.now()), taken);
                Gateway now = gateway.get();
                if (withinBudget(now)) return mine;
                done(mine);
                log.error(
                        "no IDENTIFY is left today; waiting until {}, or Discord would reset the token",
                        timer.instant().plus(now.resetAfter()).truncatedTo(ChronoUnit.SECONDS));
                timer.sleep(NO_BUDGET);
            } catch (RuntimeException e) {
                log.warn("the turns to identify are not known", e);
                timer.sleep(STORE_AWAY);
            }
        }
    }

    /// Whether nobody else can have taken our turn for given up.
    boolean stillOurs(Mine mine) {
        return timer.nanos() - mine.taken < STALE.toNanos();
    }

    /// The IDENTIFY has been sent, or will not be.
    void done(Mine mine) {
        Turn over = new Turn(mine.turn.bucket(), mine.turn.number(), true, timer.now());
        seen.put(over.bucket(), new Seen(over, timer.nanos()));
        try {
            turns.done(mine.turn, over.at());
        } catch (RuntimeException e) {
            // The others wait longer than they have to.
            log.warn("could not say that an IDENTIFY was sent", e);
        }
    }

    private Seen look(int bucket) {
        Turn now = turns.last(bucket);
        return seen.compute(
                bucket,
                (_, known) ->
                        known != null
                                        && known.turn.number() == now.number()
                                        && known.turn.done() == now.done()
                                ? known
                                : new Seen(now, timer.nanos()));
    }

    private boolean free(Seen last) {
        if (last.turn.number() == 0) return true;
        Duration wait = last.turn.done() ? spacing : spacing.plus(STUCK);
        if (last.turn.at().plus(wait).plus(SKEW).isBefore(timer.instant())) return true;
        return timer.nanos() - last.since >= wait.toNanos();
    }

    private boolean withinBudget(Gateway now) {
        // Both counts hold: somebody with the same token spends what ours does not know, and who
        // died
        // before their IDENTIFY has spent one that Discord still counts as left.
        boolean within =
                now.remaining() > 0 && turns.spend(now.remaining(), now.resetAfter(), timer.now());
        budget = new Budget(within ? now.remaining() : 0, timer.instant().plus(now.resetAfter()));
        return within;
    }
}
