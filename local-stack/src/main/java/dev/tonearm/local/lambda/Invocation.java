package dev.tonearm.local.lambda;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One event on its way to a function process and what came of it.
final class Invocation {
    final String id;
    final byte[] event;

    /// As X-Ray writes it.
    final String trace;

    final CompletableFuture<HttpApiAnswer> answer = new CompletableFuture<>();
    private volatile @Nullable Instant handed;
    private volatile boolean cold;

    Invocation(String id, String trace, byte[] event) {
        this.id = id;
        this.trace = trace;
        this.event = event;
    }

    static String newTrace(Instant received) {
        var random = ThreadLocalRandom.current();
        return "Root=1-%08x-%016x%08x;Parent=%016x;Sampled=1"
                .formatted(
                        received.getEpochSecond(),
                        random.nextLong(),
                        random.nextInt(),
                        random.nextLong());
    }

    void hand(Instant now, boolean toColdProcess) {
        handed = now;
        cold = toColdProcess;
    }

    Served served(String requestId, int status, Instant received, Instant answered) {
        Instant taken = handed;
        return new Served(
                requestId, status, received, taken == null ? answered : taken, answered, cold);
    }
}
