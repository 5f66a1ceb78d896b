package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Measures what a guild's listeners hear, as far as the node says: how soon after a command there
/// is sound, and how long a track is silent in its middle.
final class Hearing {
    /// Less is no gap that anybody hears.
    private static final Duration HEARD = Duration.ofMillis(100);

    /// What a command began is not waited for any longer, and counts as having taken so long.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final WantedPlayer wanted;
    private final KnownPlayer known;
    private final Telemetry telemetry;
    private @Nullable Began awaited;
    private @Nullable Began gap;
    private @Nullable EntryId started;
    private @Nullable EntryId heard;

    private record Began(EntryId entry, Instant since) {}

    Hearing(WantedPlayer wanted, KnownPlayer known, Telemetry telemetry) {
        this.wanted = wanted;
        this.known = known;
        this.telemetry = telemetry;
    }

    /// A command brings an entry that is to be heard.
    ///
    /// @param accepted when the edge took the command
    synchronized void awaits(EntryId entry, Instant accepted) {
        awaited = new Began(entry, accepted);
    }

    /// Something has changed.
    synchronized void look(Instant now) {
        Optional<EntryId> wants = wanted.audible();
        if (wants.isEmpty()) {
            heard = null;
            gap = null;
            return;
        }
        EntryId entry = wants.get();
        if (known.sounds() && entry.equals(known.entry())) sounds(entry, now);
        else if (entry.equals(heard) && gap == null) gap = new Began(entry, known.silentSince(now));
    }

    private void sounds(EntryId entry, Instant now) {
        Began command = awaited;
        if (command != null && command.entry.equals(entry)) {
            took(WorkerMetric.COMMAND_SOUND, command, now);
            awaited = null;
        }
        Began silence = gap;
        gap = null;
        if (silence != null
                && silence.entry.equals(entry)
                && !now.isBefore(silence.since.plus(HEARD))) {
            took(WorkerMetric.GAP, silence, now);
        }
        if (!entry.equals(started)) telemetry.count(WorkerMetric.TRACKS_STARTED);
        started = entry;
        heard = entry;
    }

    /// Time has passed.
    synchronized void tick(Instant now) {
        look(now);
        Began command = awaited;
        if (command == null || now.isBefore(command.since.plus(LONGEST))) return;
        awaited = null;
        if (wanted.audible().filter(command.entry::equals).isPresent()) {
            took(WorkerMetric.COMMAND_SOUND, command, now);
        }
    }

    private void took(WorkerMetric metric, Began began, Instant now) {
        telemetry.took(metric, Math.max(0, Duration.between(began.since, now).toNanos()));
    }
}
