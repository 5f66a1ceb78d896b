package dev.tonearm.simulation;

import dev.tonearm.simulation.Trouble.Fate;
import dev.tonearm.simulation.Trouble.Port;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One process's way to the world: calls take time, and go wrong as its [Trouble] has it.
///
/// A call that has left takes its effect whatever becomes of its process meanwhile.
final class Wire {
    private static final long MILLI = 1_000_000;

    private final Host host;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Trouble trouble;
    private final Trace trace;

    Wire(Host host, Scheduler scheduler, RandomGenerator random, Trouble trouble, Trace trace) {
        this.host = host;
        this.scheduler = scheduler;
        this.random = random;
        this.trouble = trouble;
        this.trace = trace;
    }

    /// @param millis the slowest answer while all is well
    /// @param timeout when the caller gives up
    /// @param latest when a call that has left can still take effect
    record Bounds(int millis, Duration timeout, Duration latest) {
        /// A server may do what its client has given up on.
        Bounds(int millis, Duration timeout) {
            this(millis, timeout, timeout.plusSeconds(1));
        }
    }

    /// Makes a call.
    ///
    /// @param about what it says, in the words of those who read the trace
    /// @param effect what it does in the world; may throw what the world answers
    /// @param failure makes what the caller gets when it fails otherwise
    <T> T call(
            Port port,
            String what,
            Object about,
            Bounds bounds,
            Supplier<T> effect,
            Function<String, RuntimeException> failure) {
        if (host.dead()) throw new Died();
        Fate fate = trouble.fate(port);
        trace.step(scheduler.now(), what, fate.name().hashCode());
        var call = new Call<>(effect);
        long there = between(MILLI, bounds.millis * MILLI * 3 / 4);
        long back = between(MILLI, Math.max(2, bounds.millis / 4) * MILLI);
        long timeout = bounds.timeout.toNanos();
        switch (fate) {
            case DONE -> {
                scheduler.at(scheduler.now() + there, what, call::happen);
                scheduler.sleep(there + back);
            }
            case REFUSED -> scheduler.sleep(there);
            case SILENT -> scheduler.sleep(timeout);
            case ANSWER_LOST -> {
                scheduler.at(scheduler.now() + there, what, call::happen);
                scheduler.sleep(random.nextBoolean() ? timeout : there + back);
            }
            case LATE -> {
                long late = between(there, bounds.latest.toNanos());
                scheduler.at(scheduler.now() + late, what, call::happen);
                scheduler.sleep(timeout);
            }
        }
        if (fate == Fate.DONE) {
            T answer = call.answer();
            trace.say(scheduler.now(), () -> host + " " + what + " " + about + ": " + answer);
            return answer;
        }
        trace.say(scheduler.now(), () -> host + " " + what + " " + about + ": " + fate);
        throw failure.apply(what + ": " + fate);
    }

    long between(long least, long most) {
        return least + random.nextLong(Math.max(1, most - least));
    }

    void sleep(long nanos) {
        scheduler.sleep(nanos);
    }

    /// A call under way.
    private static final class Call<T> {
        private final Supplier<T> effect;
        private @Nullable T answer;
        private @Nullable RuntimeException thrown;

        Call(Supplier<T> effect) {
            this.effect = effect;
        }

        void happen() {
            try {
                answer = effect.get();
            } catch (RuntimeException e) {
                thrown = e;
            }
        }

        T answer() {
            if (thrown != null) throw thrown;
            if (answer == null) throw new IllegalStateException("the call has not happened");
            return answer;
        }
    }
}
