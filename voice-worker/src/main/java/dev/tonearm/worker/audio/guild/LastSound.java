package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.player.Playback;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a guild's sound was last, as far as this worker knows: its next player goes on there,
/// since nobody has heard what would have come after it.
///
/// @param knownSince since when this worker knows what is played; about what was before, only the
///   state's clock says anything
/// @param last what played last, if anything did since then
/// @param until when that fell silent; null while it is heard
record LastSound(Instant knownSince, Turntable.@Nullable Entry last, @Nullable Instant until) {
    /// A start that is only a moment old when somebody takes over still starts from where the
    /// listener asked.
    private static final Duration START_GRACE = Duration.ofSeconds(3);

    /// A change of the state that is so much older than this worker has been told to the node by
    /// whoever was there before.
    private static final Duration TOLD_BY_THEN = Duration.ofSeconds(30);

    /// Where a new player of what is wanted begins, in milliseconds.
    long placeIn(Playback.Loaded wanted, Instant now) {
        if (last != null && last.isPartOf(wanted)) {
            long place = last.heard().positionAt(until == null ? now : end(until, last));
            long length = wanted.entry().track().lengthMillis();
            return Math.clamp(place, 0, wanted.entry().track().stream() ? Long.MAX_VALUE : length);
        }
        // It was begun, or sought, before our eyes, and nobody has heard anything from there on.
        if (!wanted.since().isBefore(knownSince)) return wanted.positionMillis();
        // Whoever was there before may have left a player that sounds on.
        boolean prompt = Duration.between(wanted.since(), now).compareTo(START_GRACE) < 0;
        return prompt ? wanted.positionMillis() : wanted.positionAt(now);
    }

    /// A place that was told after the silence began is where the player stood.
    private static Instant end(Instant until, Turntable.Entry last) {
        Instant told = last.heard().since();
        return told.isAfter(until) ? told : until;
    }

    /// Whether a player that was found elsewhere than the state says has yet to be told so; else
    /// the player is right, which stands still while it has no voice connection or no processor.
    boolean mayBeUntold(Playback.Loaded wanted) {
        return wanted.since().isAfter(knownSince.minus(TOLD_BY_THEN));
    }
}
