package dev.tonearm.worker.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where names of hosts lead, asked of the name service within bounds: every question has a time
/// limit, so many are under way at once, and what was answered is remembered for a short while.
final class Hosts {
    /// The most names that one call asks for; further ones count as unanswered. A playlist's tracks
    /// are of one host, of a handful at most.
    static final int MOST_AT_ONCE = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// A name service that hangs holds a thread for each question until it gives up by itself.
    private static final int MOST_UNDER_WAY = 64;

    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Resolver resolver;
    private final InstantSource clock;
    private final Duration patience;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final Map<String, Known> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    Hosts(Resolver resolver, InstantSource clock) {
        this(resolver, clock, PATIENCE);
    }

    /// @param patience how long all names of one call may take together
    Hosts(Resolver resolver, InstantSource clock, Duration patience) {
        this.resolver = resolver;
        this.clock = clock;
        this.patience = patience;
    }

    /// Finds a host's addresses.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /// Where a host is.
    enum Where {
        /// On the internet, with all of its addresses.
        OUTSIDE,
        /// With one address at least where strangers have no business.
        INSIDE,
        /// Nobody knows it.
        NOWHERE,
        /// The name service did not answer in time.
        UNANSWERED
    }

    Where of(String host) {
        return of(List.of(host)).getOrDefault(host, Where.UNANSWERED);
    }

    /// Where each of these is; names are asked for side by side.
    Map<String, Where> of(Collection<String> hosts) {
        Map<String, Where> found = new HashMap<>();
        Map<String, CompletableFuture<Where>> asked = new HashMap<>();
        for (String host : new LinkedHashSet<>(hosts)) {
            Optional<Where> before = remembered(host);
            if (before.isPresent()) found.put(host, before.get());
            else if (asked.size() == MOST_AT_ONCE) found.put(host, Where.UNANSWERED);
            else asked.put(host, ask(host));
        }
        awaitAll(asked.values());
        asked.forEach((host, answer) -> found.put(host, answer.getNow(Where.UNANSWERED)));
        return found;
    }

    private void awaitAll(Collection<CompletableFuture<Where>> asked) {
        if (asked.isEmpty()) return;
        try {
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // Whoever has not answered by now is said to be silent.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Where> ask(String host) {
        if (!underWay.tryAcquire()) return CompletableFuture.completedFuture(Where.UNANSWERED);
        CompletableFuture<Where> answer = new CompletableFuture<>();
        // The platform's name service blocks the thread beneath a virtual one as well.
        Thread.ofPlatform()
                .daemon()
                .name("name-lookup")
                .start(() -> {
                    try {
                        answer.complete(remember(host, resolve(host)));
                    } finally {
                        underWay.release();
                    }
                });
        return answer;
    }

    private Where resolve(String host) {
        try {
            InetAddress[] addresses = resolver.resolve(host);
            if (addresses.length == 0) return Where.NOWHERE;
            boolean outside = Arrays.stream(addresses).allMatch(Addresses::isPublic);
            return outside ? Where.OUTSIDE : Where.INSIDE;
        } catch (UnknownHostException e) {
            return Where.NOWHERE;
        }
    }

    private synchronized Where remember(String host, Where where) {
        known.put(host, new Known(where, clock.instant().plus(REMEMBERED)));
        return where;
    }

    private synchronized Optional<Where> remembered(String host) {
        Known before = known.get(host);
        return before == null || clock.instant().isAfter(before.until)
                ? Optional.empty()
                : Optional.of(before.where);
    }

    private record Known(Where where, Instant until) {}
}
