package dev.tonearm.simulation;

import dev.tonearm.core.player.Playback;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a guild's sound was last, as far as a worker knows; `LastSound` in short.
///
/// @param knownSince since when it knows what is played
/// @param last what played last, if anything did since then
/// @param until when that fell silent; null while it is heard
record LastHeard(Instant knownSince, @Nullable Believed last, @Nullable Instant until) {
    private static final Duration START_GRACE = Duration.ofSeconds(3);
    private static final Duration TOLD_BY_THEN = Duration.ofSeconds(30);

    long placeIn(Playback.Loaded wanted, Instant now) {
        if (last != null && last.isPartOf(wanted)) {
            Instant told = last.heard().since();
            Instant end = until == null || told.isAfter(until) ? told : until;
            long place = last.heard().at(until == null ? now : end);
            return Math.min(place, wanted.entry().track().lengthMillis());
        }
        if (!wanted.since().isBefore(knownSince)) return wanted.positionMillis();
        // Whoever was there before may have left a player that sounds on.
        boolean prompt = Duration.between(wanted.since(), now).compareTo(START_GRACE) < 0;
        return prompt ? wanted.positionMillis() : wanted.positionAt(now);
    }

    boolean mayBeUntold(Playback.Loaded wanted) {
        return wanted.since().isAfter(knownSince.minus(TOLD_BY_THEN));
    }
}
