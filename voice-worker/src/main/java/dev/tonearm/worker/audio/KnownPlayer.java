package dev.tonearm.worker.audio;

import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.NodePlayer.Turntable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a guild's player on its node is known to be: from the answers to what was asked of the
/// node, and from what the node says by itself meanwhile, on another thread.
final class KnownPlayer {
    /// A position that a node reports so soon after it was moved may have been measured before.
    private static final Duration SETTLING = Duration.ofMillis(1_500);

    /// A node that says for so long that it has no voice connection will not get one by itself:
    /// Koe's own attempts are over sooner, and end with an event, which then was lost.
    private static final Duration MUTE = Duration.ofSeconds(12);

    private final AtomicReference<NodePlayer> player = new AtomicReference<>(NodePlayer.NONE);
    private volatile Instant movedAt = Instant.EPOCH;
    private volatile @Nullable EntryId endedMeanwhile;
    private volatile @Nullable Instant muteSince;

    NodePlayer now() {
        return player.get();
    }

    boolean isUnknown() {
        return now() instanceof NodePlayer.Unknown;
    }

    /// The voice server it speaks to, or is about to.
    Voice voice() {
        return now() instanceof NodePlayer.There there ? there.voice() : Voice.NONE;
    }

    boolean isMute() {
        return now() instanceof NodePlayer.There there && there.voice() instanceof Voice.None;
    }

    void becomes(NodePlayer after) {
        player.set(after);
        muteSince = null;
    }

    /// Nothing was asked for, and yet more is known.
    void becomes(NodePlayer before, NodePlayer after) {
        player.compareAndSet(before, after);
    }

    /// A change is being asked for.
    void changing() {
        endedMeanwhile = null;
    }

    /// There was an answer to a change, or none.
    ///
    /// @param moves whether the change was one of the position, too
    void changed(Instant at, boolean moves, NodePlayer after) {
        if (moves) movedAt = at;
        becomes(after);
        // A track may end before the answer that it started is here.
        EntryId ended = endedMeanwhile;
        if (ended != null) player.updateAndGet(now -> NodePlayer.ended(now, ended));
    }

    void ended(EntryId entry) {
        endedMeanwhile = entry;
        player.updateAndGet(now -> NodePlayer.ended(now, entry));
    }

    void lost(VoiceServer server) {
        player.updateAndGet(now -> NodePlayer.without(now, server));
        muteSince = null;
    }

    /// The node said where it is, and that it is heard.
    ///
    /// @return the entry that plays, if its position means anything
    Optional<EntryId> heardAt(long positionMillis, Instant at) {
        muteSince = null;
        if (at.isBefore(movedAt.plus(SETTLING))) return Optional.empty();
        NodePlayer now =
                player.updateAndGet(before -> NodePlayer.heardAt(before, positionMillis, at));
        return now instanceof NodePlayer.There there
                        && !there.paused()
                        && there.turntable() instanceof Turntable.Entry playing
                ? Optional.of(playing.id())
                : Optional.empty();
    }

    /// The node said that it has no voice connection.
    ///
    /// @return the voice server that it will not reach any more
    Optional<VoiceServer> muteAt(Instant at) {
        if (!(voice() instanceof Voice.At(var server))) return Optional.empty();
        Instant since = muteSince;
        if (since == null) {
            muteSince = at;
            return Optional.empty();
        }
        return at.isBefore(since.plus(MUTE)) ? Optional.empty() : Optional.of(server);
    }
}
