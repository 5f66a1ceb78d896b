package dev.tonearm.discord.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The holes between audible packets of a guild, over all its connections, so that a test sees how
/// long the music was away when a worker or a node died.
final class Gaps {

    /// Shorter holes are jitter.
    private static final Duration NOTICED = Duration.ofMillis(60);

    private static final int KEPT = 100;

    /// @param ms from the arrival of one packet to that of the next
    record Gap(long ms, Instant from, Instant to) {}

    private final Deque<Gap> recent = new ArrayDeque<>();
    private Optional<Gap> longest = Optional.empty();
    private Optional<Long> lastNanos = Optional.empty();
    private Instant lastAt = Instant.EPOCH;
    private Optional<Instant> first = Optional.empty();

    synchronized void heard(long nanos, Instant at) {
        if (lastNanos.isPresent()) {
            Duration pause = Duration.ofNanos(nanos - lastNanos.get());
            if (pause.compareTo(NOTICED) > 0) {
                note(new Gap(pause.toMillis(), lastAt, at));
            }
        }
        if (first.isEmpty()) first = Optional.of(at);
        lastNanos = Optional.of(nanos);
        lastAt = at;
    }

    private void note(Gap gap) {
        recent.addLast(gap);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        if (longest.isEmpty() || longest.get().ms() < gap.ms()) {
            longest = Optional.of(gap);
        }
    }

    synchronized Optional<Gap> longest() {
        return longest;
    }

    synchronized List<Gap> recent() {
        return List.copyOf(recent);
    }

    /// When the first audible packet came since the start or the last [#reset].
    synchronized Optional<Instant> first() {
        return first;
    }

    /// How long nothing audible has come; empty when nothing ever did.
    synchronized Optional<Duration> silentFor(long nowNanos) {
        return lastNanos.map(last -> Duration.ofNanos(nowNanos - last));
    }

    /// Forgets the holes so far; the next one is still measured from the last packet.
    synchronized void reset() {
        recent.clear();
        longest = Optional.empty();
        first = Optional.empty();
    }
}
