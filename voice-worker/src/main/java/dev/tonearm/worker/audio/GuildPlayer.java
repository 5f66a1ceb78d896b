package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.Audit.Finding;
import dev.tonearm.worker.audio.NodePlayer.Turntable;
import dev.tonearm.worker.audio.NodeSession.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's player: what it should be, what its node is known to have, and the one request at a
/// time that makes them the same.
final class GuildPlayer {
    private static final Logger log = LoggerFactory.getLogger(GuildPlayer.class);

    /// A position that a node reports so soon after a change may have been measured before it.
    private static final Duration SETTLING = Duration.ofMillis(1_500);

    /// A player of which nobody has said for so long that it should be is nobody's.
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /// So many failures in a row, and another node is tried.
    private static final int FAILURES_PER_NODE = 2;

    private final GuildId guild;
    private final Surroundings around;
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicReference<NodePlayer> known = new AtomicReference<>(NodePlayer.NONE);

    /// None before somebody said what should be: a player that was found playing is left alone
    /// until then.
    private volatile @Nullable DesiredPlayer desired;

    private volatile Voice voice = Voice.NONE;

    /// Whether the shards have said anything about the voice server yet.
    private volatile boolean voiceTold;

    private volatile @Nullable NodeSession node;

    /// A node that was left while it may still play for the guild; it is told to stop when its
    /// successor plays.
    private @Nullable NodeSession left;

    private volatile Instant changedAt = Instant.EPOCH;

    /// When something was last asked of a node, or the guild went to another one.
    private volatile Instant touchedAt;

    private volatile @Nullable EntryId endedMeanwhile;
    private volatile String lastException = "";
    private int failures;

    GuildPlayer(GuildId guild, Surroundings around) {
        this.guild = guild;
        this.around = around;
        this.touchedAt = around.clock().instant();
    }

    /// What a guild's player needs from its partition.
    interface Surroundings {
        /// The best usable node for a new player, if there is one.
        ///
        /// @param except one that is not wanted
        Optional<NodeSession> best(Voice voice, @Nullable NodeSession except);

        /// A node that takes new players and is near the voice server, if this one is not.
        Optional<NodeSession> nearer(Voice voice, NodeSession than);

        /// Calls [#settle] again after the `failures`th failure in a row.
        void retry(GuildPlayer player, int failures);

        /// Whether the partition's lease is ours.
        boolean mayAct();

        PlayerReports reports();

        VoiceClosures closures();

        InstantSource clock();
    }

    GuildId guild() {
        return guild;
    }

    Reconciled reconcile(DesiredPlayer wanted) {
        desired = wanted;
        return settle();
    }

    void opened(VoiceServer server) {
        voiceTold = true;
        voice = new Voice.At(server);
    }

    void closed() {
        voiceTold = true;
        voice = Voice.NONE;
    }

    boolean isOn(NodeSession session) {
        return node == session;
    }

    /// Whether what a session says of the guild is of no concern any more.
    boolean isElsewhere(NodeSession session) {
        NodeSession on = node;
        return on != null && on != session;
    }

    /// Whether something plays, or should.
    boolean plays() {
        return desired instanceof DesiredPlayer.Playing(var _, var loaded, int _)
                && !loaded.paused();
    }

    /// Whether it should have a player and has no node.
    boolean waits() {
        return node == null && unsettled();
    }

    /// Whether [#settle] would ask the node for something.
    boolean unsettled() {
        DesiredPlayer wanted = desired;
        NodePlayer now = known.get();
        if (wanted == null) return false;
        return now instanceof NodePlayer.Unknown
                || !(Reconciliation.between(now, wanted, voice, around.clock().instant())
                        instanceof Reconciliation.Nothing);
    }

    /// Whether a player of the guild in another session of its node has nothing to do any more:
    /// none should be, or ours speaks.
    boolean speaksOrIsAbsent() {
        DesiredPlayer wanted = desired;
        if (wanted == null) return false;
        return wanted instanceof DesiredPlayer.Absent
                || (node != null
                        && known.get() instanceof NodePlayer.There there
                        && there.voice() instanceof Voice.At);
    }

    /// Asks the node for what is missing, if anything.
    Reconciled settle() {
        sending.lock();
        try {
            DesiredPlayer wanted = desired;
            if (wanted == null) return Reconciled.UNCHANGED;
            if (!around.mayAct()) {
                // Somebody else may be acting; if the lease is renewed after all, we go on.
                around.retry(this, 0);
                return Reconciled.LATER;
            }
            NodeSession on = node;
            if (on == null) {
                if (wanted instanceof DesiredPlayer.Absent) {
                    endLeft();
                    return Reconciled.UNCHANGED;
                }
                Optional<NodeSession> best =
                        around.best(voice, left).or(() -> around.best(voice, null));
                if (best.isEmpty()) return Reconciled.LATER;
                on = best.get();
                place(on);
            }
            // When the node is back it is asked what it has, and then this comes again.
            if (!on.usable()) return Reconciled.LATER;
            if (isMute() && around.nearer(voice, on).isPresent()) {
                // The voice server came after the player; nobody has heard it yet.
                leaveNow(on);
                on = around.nearer(voice, on).orElse(on);
                place(on);
            }
            if (known.get() instanceof NodePlayer.Unknown && !ask(on)) return failed();
            return settle(on, wanted);
        } finally {
            sending.unlock();
        }
    }

    private boolean isMute() {
        return voice instanceof Voice.At
                && known.get() instanceof NodePlayer.There there
                && there.voice() instanceof Voice.None;
    }

    private void place(@Nullable NodeSession next) {
        NodeSession before = node;
        if (before == next) return;
        touchedAt = around.clock().instant();
        if (before != null) before.load().placed(-1);
        if (next != null) next.load().placed(1);
        node = next;
    }

    private Reconciled settle(NodeSession on, DesiredPlayer wanted) {
        NodePlayer before = known.get();
        return switch (Reconciliation.between(before, wanted, voice, around.clock().instant())) {
            case Reconciliation.Nothing(var after) -> {
                known.compareAndSet(before, after);
                if (after instanceof NodePlayer.None) place(null);
                failures = 0;
                endLeft();
                yield Reconciled.UNCHANGED;
            }
            case Reconciliation.Destroy() -> destroy(on);
            case Reconciliation.Change(var patch) -> send(on, patch);
        };
    }

    private Reconciled destroy(NodeSession on) {
        boolean gone =
                switch (on.destroy(guild)) {
                    case Answer.Taken _ -> true;
                    case Answer.Refused(int status, var _) -> status == 404;
                    case Answer.Unreachable _ -> false;
                };
        if (!gone) {
            known.set(NodePlayer.UNKNOWN);
            return failed();
        }
        known.set(NodePlayer.NONE);
        place(null);
        failures = 0;
        return Reconciled.DONE;
    }

    private Reconciled send(NodeSession on, PlayerPatch patch) {
        endedMeanwhile = null;
        Answer answer = on.patch(guild, patch.json());
        changedAt = around.clock().instant();
        touchedAt = changedAt;
        return switch (answer) {
            case Answer.Taken _ -> {
                known.set(patch.after());
                // A track may end before the answer that it started is here.
                EntryId ended = endedMeanwhile;
                if (ended != null) known.updateAndGet(player -> NodePlayer.ended(player, ended));
                failures = 0;
                endLeft();
                yield Reconciled.DONE;
            }
            case Answer.Refused(int status, var reason) -> {
                log.warn("guild {}: node {} refused with {}: {}", guild, on, status, reason);
                known.set(NodePlayer.UNKNOWN);
                if (status == 400 && patch.starts().isPresent() && !patch.voice().isSet()) {
                    // Only the track can be what it does not like: another node version made it.
                    around.reports()
                            .report(
                                    guild,
                                    new PlayerInput.TrackFailed(
                                            new EntryId(patch.starts().getAsLong()), ""));
                    yield Reconciled.LATER;
                }
                yield failed();
            }
            case Answer.Unreachable(var why) -> {
                log.warn("guild {}: node {} did not answer: {}", guild, on, why);
                known.set(NodePlayer.UNKNOWN);
                yield failed();
            }
        };
    }

    private boolean ask(NodeSession on) {
        return switch (on.find(guild)) {
            case Answer.Taken(var body) -> {
                try {
                    known.set(FoundPlayer.read(JsonObject.parse(body), around.clock().instant()));
                    yield true;
                } catch (JsonException | NumberFormatException e) {
                    log.warn("guild {}: node {}: its player cannot be read", guild, on, e);
                    yield false;
                }
            }
            case Answer.Refused(int status, var _) -> {
                if (status == 404) known.set(NodePlayer.NONE);
                yield status == 404;
            }
            case Answer.Unreachable _ -> false;
        };
    }

    private Reconciled failed() {
        failures++;
        NodeSession on = node;
        if (on != null && failures % FAILURES_PER_NODE == 0 && around.best(voice, on).isPresent()) {
            log.warn("guild {}: leaves node {} after {} failures", guild, on, failures);
            leaveNow(on);
        }
        around.retry(this, failures);
        return Reconciled.LATER;
    }

    /// Goes from a node that still plays to another one. The old player goes on until the new one
    /// speaks, so that no more is missed than a voice connection takes to begin.
    ///
    /// @return whether it went
    boolean move(NodeSession from) {
        sending.lock();
        try {
            if (node != from || desired == null || !around.mayAct()) return false;
            if (around.best(voice, from).isEmpty()) return false;
            leaveNow(from);
            return settle() == Reconciled.DONE;
        } finally {
            sending.unlock();
        }
    }

    private void leaveNow(NodeSession from) {
        keepVoice();
        left = from;
        place(null);
        known.set(NodePlayer.NONE);
    }

    /// A voice server that only the node knew, from before this worker began, goes along.
    private void keepVoice() {
        if (!voiceTold && known.get() instanceof NodePlayer.There there) {
            voice = there.voice();
        }
    }

    private void endLeft() {
        NodeSession old = left;
        left = null;
        if (old == null || old == node) return;
        Thread.startVirtualThread(() -> {
            sending.lock();
            try {
                if (node != old && old.usable() && around.mayAct()) old.destroy(guild);
            } finally {
                sending.unlock();
            }
        });
    }

    /// The node said, after a connection began, that it has this.
    void found(NodeSession session, NodePlayer player) {
        sending.lock();
        try {
            NodeSession current = node;
            if (current != null && current != session) {
                // The guild moved on while this node was away; two players would both speak.
                if (player instanceof NodePlayer.There && around.mayAct()) session.destroy(guild);
                return;
            }
            known.set(player);
            place(player instanceof NodePlayer.None ? null : session);
        } finally {
            sending.unlock();
        }
    }

    /// Whether a session has of the guild what it should have, by an answer that was asked for at
    /// an instant. While a request is under way, or after one since then, it is taken to be fine.
    Finding compare(NodeSession session, NodePlayer found, Instant asked) {
        if (!sending.tryLock()) return Finding.FINE;
        try {
            if (!touchedAt.isBefore(asked)) return Finding.FINE;
            boolean there = found instanceof NodePlayer.There;
            DesiredPlayer wanted = desired;
            if (wanted == null) {
                // After a restart it takes a while until somebody says what should be.
                boolean forgotten = touchedAt.plus(FORGOTTEN).isBefore(asked);
                return there && forgotten ? Finding.ORPHAN : Finding.FINE;
            }
            if (isElsewhere(session) || wanted instanceof DesiredPlayer.Absent) {
                return there ? Finding.ORPHAN : Finding.FINE;
            }
            return switch (known.get()) {
                // It is being tried again.
                case NodePlayer.Unknown _ -> Finding.FINE;
                case NodePlayer.None _ -> there ? Finding.WRONG : Finding.FINE;
                case NodePlayer.There believed when found instanceof NodePlayer.There real ->
                        NodePlayer.alike(believed, real) ? Finding.FINE : Finding.WRONG;
                case NodePlayer.There _ -> Finding.MISSING;
            };
        } finally {
            sending.unlock();
        }
    }

    /// Makes a session's player of the guild what it should be.
    ///
    /// @return whether there was anything to mend
    boolean mend(NodeSession session, NodePlayer found, Instant asked) {
        sending.lock();
        try {
            if (!around.mayAct()) return false;
            switch (compare(session, found, asked)) {
                case FINE -> {
                    return false;
                }
                case ORPHAN -> {
                    session.destroy(guild);
                    if (node == session) place(null);
                    if (node == null) known.set(NodePlayer.NONE);
                }
                case MISSING, WRONG -> {
                    place(session);
                    known.set(NodePlayer.withVoiceOf(found, known.get()));
                    settle();
                }
            }
            return true;
        } finally {
            sending.unlock();
        }
    }

    /// The partition is given up, and its nodes play on.
    void forget() {
        sending.lock();
        try {
            place(null);
        } finally {
            sending.unlock();
        }
    }

    /// The node is lost; the next [#settle] takes another one.
    void leave(NodeSession session) {
        sending.lock();
        try {
            if (node != session) return;
            keepVoice();
            place(null);
            known.set(NodePlayer.NONE);
        } finally {
            sending.unlock();
        }
    }

    void ended(EntryId entry, boolean failed) {
        cleared(entry);
        String detail = lastException;
        lastException = "";
        around.reports()
                .report(
                        guild,
                        failed
                                ? new PlayerInput.TrackFailed(entry, detail)
                                : new PlayerInput.TrackEnded(entry));
    }

    /// The node no longer plays the entry; nobody has to know.
    void cleared(EntryId entry) {
        endedMeanwhile = entry;
        known.updateAndGet(player -> NodePlayer.ended(player, entry));
    }

    void exception(String forListeners) {
        lastException = forListeners;
    }

    /// Lavalink leaves a stuck track where it is: the state moves on, and takes it off.
    void stuck(EntryId entry) {
        around.reports().report(guild, new PlayerInput.TrackFailed(entry, ""));
    }

    void heardAt(long positionMillis) {
        Instant now = around.clock().instant();
        if (sending.isLocked() || now.isBefore(changedAt.plus(SETTLING))) return;
        NodePlayer player = known.updateAndGet(old -> NodePlayer.heardAt(old, positionMillis, now));
        if (player instanceof NodePlayer.There there
                && !there.paused()
                && there.turntable() instanceof Turntable.Entry playing) {
            around.reports()
                    .report(
                            guild,
                            new PlayerInput.PositionReported(playing.id(), positionMillis, now));
        }
    }

    /// The node's voice connection is over; its voice server is used up.
    void voiceClosed(int code, String reason) {
        Voice had = known.get() instanceof NodePlayer.There there ? there.voice() : Voice.NONE;
        // A voice server that refuses at once is quicker than the answer to the change that named
        // it.
        if (had instanceof Voice.None && sending.isLocked()) had = voice;
        if (!(had instanceof Voice.At(var server))) return;
        known.updateAndGet(player -> NodePlayer.without(player, server));
        if (voice.equals(new Voice.At(server))) voice = Voice.NONE;
        around.closures().closed(guild, server, code, reason);
    }
}
