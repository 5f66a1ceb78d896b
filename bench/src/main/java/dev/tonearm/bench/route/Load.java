package dev.tonearm.bench.route;

import dev.tonearm.bench.Ask;
import dev.tonearm.bench.EvenLoad;
import dev.tonearm.bench.EvenPace;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Lookout;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the guilds ask for: each once at first, then all of them at random.
final class Load {
    private static final int AT_ONCE = 6;
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Control control;
    private final EvenLoad<Asked> sent;

    private record Asked(LoadGuild guild, Ask ask) {}

    Load(Control control) {
        this.control = control;
        this.sent = new EvenLoad<>(asked -> asked.guild.asks(control, asked.ask));
    }

    /// Every guild asks once, a few at a time and no faster than this: cold processes get warm
    /// without being buried.
    ///
    /// @return how many were answered as they should
    int once(List<LoadGuild> guilds, Duration between, Supplier<Ask> asks) {
        AtomicInteger answered = new AtomicInteger();
        Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            EvenPace pace = new EvenPace(between);
            for (LoadGuild guild : guilds) {
                Ask ask = asks.get();
                turns.acquireUninterruptibly();
                pace.awaitTurn();
                senders.execute(() -> {
                    try {
                        if (guild.waitsFor(control, ask).failure().isEmpty())
                            answered.incrementAndGet();
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        return answered.get();
    }

    /// Random guilds ask.
    void random(List<LoadGuild> guilds, int commands, Duration between, CommandMix mix, long seed) {
        Random random = new Random(seed);
        sent.send(
                Stream.generate(() ->
                                new Asked(guilds.get(random.nextInt(guilds.size())), mix.next()))
                        .limit(commands)
                        .iterator(),
                between);
    }

    /// Waits until everybody has an answer, but not for ever.
    ///
    /// @param after the last interaction before this load
    /// @return how each command went
    Map<String, Timing> settled(String after, Duration limit) {
        Set<String> asked = sent();
        Map<String, Timing> timings = new HashMap<>();
        Lookout.until(
                () -> {
                    timings.putAll(Timing.after(control, after));
                    timings.keySet().retainAll(asked);
                    return timings.size() == asked.size()
                            && timings.values().stream().noneMatch(Timing::open);
                },
                limit,
                LOOK);
        return timings;
    }

    /// The interactions that reached the simulator.
    Set<String> sent() {
        return sent.sent().keySet();
    }

    /// Commands that the simulator itself did not take; the bench is at fault then.
    int notSent() {
        return sent.notSent();
    }
}
