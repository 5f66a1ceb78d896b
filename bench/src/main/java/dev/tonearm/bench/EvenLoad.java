package dev.tonearm.bench;

import dev.tonearm.drive.ControlException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Sends commands at an even pace, whether earlier ones are answered or not: a slow stack gets no
/// mercy by being asked less.
///
/// @param <A> what somebody asks for
public final class EvenLoad<A> {
    private final Function<A, String> sender;
    private final Map<String, A> sent = new ConcurrentHashMap<>();
    private final AtomicInteger notSent = new AtomicInteger();

    /// @param sender sends it without waiting for the answer, and says which interaction it is
    public EvenLoad(Function<A, String> sender) {
        this.sender = sender;
    }

    /// Returns when the last one has left.
    public void send(Iterator<A> asks, Duration between) {
        EvenPace pace = new EvenPace(between);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (asks.hasNext()) {
                A ask = asks.next();
                pace.awaitTurn();
                senders.execute(() -> send(ask));
            }
        }
    }

    private void send(A ask) {
        try {
            sent.put(sender.apply(ask), ask);
        } catch (ControlException | UncheckedIOException _) {
            notSent.incrementAndGet();
        }
    }

    /// What reached the simulator, by interaction.
    public Map<String, A> sent() {
        return Map.copyOf(sent);
    }

    /// How many the simulator itself did not take; the bench is at fault then.
    public int notSent() {
        return notSent.get();
    }
}
