package dev.tonearm.worker.player;

import dev.tonearm.core.player.Company;
import dev.tonearm.worker.time.Timer;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
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
    private Company watched = Company.PEOPLE;
    private @Nullable Scheduled next;

    /// @param look returns at once
    AloneWatch(Timer timer, Runnable look) {
        this.timer = timer;
        this.look = look;
    }

    /// The state says this now.
    synchronized void follow(Company company) {
        if (company.equals(watched)) return;
        watched = company;
        stop();
        if (company instanceof Company.Nobody nobody) {
            Instant now = timer.instant();
            after(
                    nobody.until().isAfter(now)
                            ? Duration.between(now, nobody.until())
                            : Duration.ZERO);
        }
    }

    /// The look saw nothing, or what it saw could not be written.
    synchronized void again() {
        stop();
        if (watched instanceof Company.Nobody) after(AGAIN);
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
