package dev.tonearm.worker.player;

import dev.tonearm.worker.time.Timer;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets somebody look again when the bot has been alone for long enough.
///
/// Since when it is alone stands in the journal, so that a worker that takes the guild over waits
/// for the rest of the time only. What the look finds decides, not the timer: one that comes for
/// nothing does no harm.
final class AloneWatch {
    /// While Discord or the journal is away.
    static final Duration AGAIN = Duration.ofSeconds(30);

    private final Timer timer;
    private final Runnable look;
    private @Nullable Instant watched;
    private @Nullable Scheduled next;

    /// @param look returns at once
    AloneWatch(Timer timer, Runnable look) {
        this.timer = timer;
        this.look = look;
    }

    /// The state says this now.
    ///
    /// @param leaves when the bot leaves, if it is alone and does
    synchronized void follow(Optional<Instant> leaves) {
        if (leaves.equals(Optional.ofNullable(watched))) return;
        watched = leaves.orElse(null);
        stop();
        if (watched != null) {
            Instant now = timer.instant();
            after(watched.isAfter(now) ? Duration.between(now, watched) : Duration.ZERO);
        }
    }

    /// The look saw nothing, or what it saw could not be written.
    synchronized void again() {
        stop();
        if (watched != null) after(AGAIN);
    }

    /// Nothing is looked for any more.
    synchronized void stop() {
        if (next != null) next.cancel();
        next = null;
    }

    private void after(Duration wait) {
        next = timer.after(wait, look);
    }
}
