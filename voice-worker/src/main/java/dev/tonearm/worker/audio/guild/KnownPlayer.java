package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.Voice;
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

    /// A node says at every fifth second whether it has a voice connection. Without one it is asked
    /// again after so long: an attempt of Koe's own takes no longer, and sometimes sticks without a
    /// word.
    private static final Duration STUCK = Duration.ofMillis(250);

    /// One that was just given a voice server is given so long.
    private static final Duration FIRST_WORDS = Duration.ofSeconds(5);

    private final AtomicReference<NodePlayer> player = new AtomicReference<>(NodePlayer.NONE);
    private volatile Instant movedAt = Instant.EPOCH;
    private volatile @Nullable EntryId endedMeanwhile;
    private volatile @Nullable Instant muteSince;
    private volatile Instant givenAt = Instant.EPOCH;

    /// What it plays, or played when it was last known to play anything.
    private volatile Turntable.@Nullable Entry last;

    private volatile @Nullable Instant silentSince;

    private volatile Runnable changes = () -> {};

    /// @param changes called when it may sound, or may not any more
    void tell(Runnable changes) {
        this.changes = changes;
    }

    NodePlayer now() {
        return player.get();
    }

    /// What it plays, if anything.
    @Nullable EntryId entry() {
        return now() instanceof NodePlayer.There there
                        && there.turntable() instanceof Turntable.Entry playing
                ? playing.id()
                : null;
    }

    /// Since when nobody hears it.
    Instant silentSince(Instant otherwise) {
        Instant since = silentSince;
        return since == null ? otherwise : since;
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
        remember();
    }

    /// Nothing was asked for, and yet more is known.
    void becomes(NodePlayer before, NodePlayer after) {
        player.compareAndSet(before, after);
        remember();
    }

    private void remember() {
        if (now() instanceof NodePlayer.There there
                && there.turntable() instanceof Turntable.Entry playing) {
            last = playing;
        }
    }

    /// The player is there again after its node was away; it is where it stopped, or was heard all
    /// the time.
    void found(NodePlayer.There found, Instant at) {
        Turntable.Entry before = last;
        if (before != null
                && found.turntable() instanceof Turntable.Entry playing
                && playing.id().equals(before.id())) {
            becomes(
                    found.with(
                            new Turntable.Entry(
                                    playing.id(),
                                    before.told(),
                                    playing.heard(),
                                    playing.shift(),
                                    false)));
        } else {
            becomes(found);
        }
        silentSince = found.voice() instanceof Voice.At ? null : at;
        changes.run();
    }

    /// This is wanted from now on: while nothing is heard, it will begin where the last sound was,
    /// or where somebody has sought meanwhile.
    void awaits(Playback.Loaded wanted, Instant knownSince, Instant at) {
        if (last != null && silentSince == null) return;
        TrackClock place = wanted.clock().at(lastSound(knownSince).placeIn(wanted, at), at);
        last = new Turntable.Entry(wanted.entry().id(), wanted.clock(), place, 0, false);
        silent(at);
    }

    /// Nobody has heard it since then, unless that is known to be longer.
    void silent(Instant since) {
        if (silentSince != null) return;
        silentSince = since;
        changes.run();
    }

    /// Nobody has heard it since the node last said where it is.
    void silentSinceHeard() {
        Turntable.Entry playing = last;
        if (playing != null) silent(playing.heard().since());
    }

    /// @param knownSince since when all that the node says has been heard
    LastSound lastSound(Instant knownSince) {
        return new LastSound(knownSince, last, silentSince);
    }

    /// A change is being asked for.
    void changing() {
        endedMeanwhile = null;
    }

    /// There was an answer to a change, or none.
    ///
    /// @param moves whether the change was one of the position, too
    /// @param gives whether it was one of the voice server, too
    void changed(Instant at, boolean moves, boolean gives, NodePlayer after) {
        if (moves) movedAt = at;
        if (gives) givenAt = at;
        becomes(after);
        if (after instanceof NodePlayer.There there) {
            boolean sounds =
                    there.turntable() instanceof Turntable.Entry
                            && there.voice() instanceof Voice.At;
            if (sounds) silentSince = null;
            else silent(at);
        }
        // A track may end before the answer that it started is here.
        EntryId ended = endedMeanwhile;
        if (ended != null) player.updateAndGet(now -> NodePlayer.ended(now, ended));
        changes.run();
    }

    void ended(EntryId entry, Instant at) {
        endedMeanwhile = entry;
        silent(at);
        player.updateAndGet(now -> NodePlayer.ended(now, entry));
    }

    void lost(VoiceServer server, Instant at) {
        player.updateAndGet(now -> NodePlayer.without(now, server));
        muteSince = null;
        if (isMute()) silent(at);
    }

    /// The node said where it is, and that it is heard.
    ///
    /// @param counted where it is, as it counts
    /// @return what plays, if its place means anything
    Optional<Turntable.Entry> heardAt(long counted, Instant at) {
        muteSince = null;
        if (at.isBefore(movedAt.plus(SETTLING))) return Optional.empty();
        NodePlayer now = player.updateAndGet(before -> NodePlayer.heardAt(before, counted, at));
        remember();
        silentSince = null;
        changes.run();
        return now instanceof NodePlayer.There there
                        && !there.paused()
                        && there.turntable() instanceof Turntable.Entry playing
                ? Optional.of(playing)
                : Optional.empty();
    }

    /// The node said that it has no voice connection, and where it stands.
    ///
    /// @return when it will not get one by itself any more, if it should have one
    Optional<Instant> muteAt(long counted, Instant at) {
        if (!(voice() instanceof Voice.At)) return Optional.empty();
        Instant since = muteSince;
        if (since == null) {
            since = at;
            muteSince = since;
        }
        Turntable.Entry playing = last;
        if (playing != null && at.isAfter(movedAt.plus(SETTLING))) {
            last = playing.with(playing.heard().at(playing.placeAt(counted), at));
        }
        silent(at);
        return Optional.of(stuckAt(since));
    }

    private Instant stuckAt(Instant since) {
        Instant words = givenAt.plus(FIRST_WORDS);
        Instant stuck = since.plus(STUCK);
        return words.isAfter(stuck) ? words : stuck;
    }

    /// Whether the voice connection has been away for too long, by what the node said last.
    boolean isStuck(Instant at) {
        Instant since = muteSince;
        return since != null && !at.isBefore(stuckAt(since));
    }

    /// The node was asked, and has its voice connection.
    void speaks() {
        muteSince = null;
        silentSince = null;
        changes.run();
    }

    /// Whether it sounds, as far as one knows.
    boolean sounds() {
        return silentSince == null;
    }
}
