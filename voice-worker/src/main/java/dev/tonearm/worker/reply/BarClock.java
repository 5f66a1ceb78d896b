package dev.tonearm.worker.reply;

import dev.tonearm.core.panel.Bar;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.time.Timer;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says how finely a guild's bar is drawn: as finely as the pace of all guilds allows, and only
/// where somebody listens. Each bar is a promise to draw it again when it is not true any more;
/// where nothing can be promised, there is none.
final class BarClock {
    /// A message that changes more often than this is restless.
    private static final Duration LEAST = Duration.ofSeconds(8);

    private final PanelPace pace;
    private final Timer timer;
    private final Runnable draw;
    private @Nullable Instant promise;
    private @Nullable Scheduled due;

    /// @param draw draws the message anew; returns at once
    BarClock(PanelPace pace, Timer timer, Runnable draw) {
        this.pace = pace;
        this.timer = timer;
        this.draw = draw;
    }

    /// The bar is drawn now.
    ///
    /// @return of how many parts it is, 0 for none
    synchronized int parts(PlayerState state) {
        stop();
        if (!(state.playback() instanceof Playback.Loaded loaded) || !isHeard(state, loaded)) {
            return 0;
        }
        Instant now = timer.instant();
        for (int parts : new int[] {Bar.FINE, Bar.COARSE}) {
            if (Bar.part(loaded, parts).filter(part -> part.compareTo(LEAST) >= 0).isEmpty()) {
                continue;
            }
            Optional<Instant> until = Bar.trueUntil(loaded, parts, now);
            // The end of the track changes the message whatever it shows.
            if (until.isEmpty()) return parts;
            Optional<Instant> promised = pace.promise(until.get(), now);
            if (promised.isEmpty()) continue;
            promise = promised.get();
            due = timer.after(Duration.between(now, promised.get()), this::due);
            return parts;
        }
        return 0;
    }

    private static boolean isHeard(PlayerState state, Playback.Loaded loaded) {
        return !loaded.paused()
                && state.voice() instanceof Whereabouts.InVoice
                && state.company() instanceof Company.People;
    }

    /// Nothing is drawn any more.
    synchronized void stop() {
        if (due != null) due.cancel();
        if (promise != null) pace.release(promise);
        due = null;
        promise = null;
    }

    private void due() {
        synchronized (this) {
            due = null;
            promise = null;
        }
        draw.run();
    }
}
