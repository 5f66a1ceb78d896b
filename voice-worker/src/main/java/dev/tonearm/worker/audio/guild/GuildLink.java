package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.Answer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's player: what it should be, what its node is known to have, and the one request at a
/// time that makes them the same.
@SuppressWarnings("ReferenceEquality") // a node is nothing but itself
public final class GuildLink {
    private static final Logger log = LoggerFactory.getLogger(GuildLink.class);

    /// A player of which nobody has said for so long that it should be is nobody's.
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /// So many failures in a row, and another node is tried.
    private static final int FAILURES_PER_NODE = 2;

    /// So many failures of nodes to connect to a voice server, and it is given up.
    private static final int FAILURES_PER_SERVER = 3;

    private final GuildId guild;
    private final Surroundings around;
    private final ReentrantLock sending = new ReentrantLock();
    private final WantedPlayer wanted = new WantedPlayer();
    private final KnownPlayer known = new KnownPlayer();
    private final PlayerNews news;
    private final SilenceWatch silence;
    private volatile @Nullable PlayerNode node;

    /// A node that was left while it may still play for the guild; it is told to stop when its
    /// successor plays.
    private @Nullable PlayerNode left;

    /// When something was last asked of a node, or the guild went to another one.
    private volatile Instant touchedAt;

    /// Whether [#settle] is going to be called.
    private volatile boolean retrying;

    /// Whether another voice server was named: what failed with the one before says nothing about
    /// it, and must not make listeners wait for it.
    private volatile boolean anew;

    private int failures;
    private int voiceFailures;

    /// A voice server that a node was told of in a request that it did not answer.
    private @Nullable VoiceServer unanswered;

    public GuildLink(GuildId guild, Surroundings around) {
        this.guild = guild;
        this.around = around;
        this.news =
                new PlayerNews(
                        guild,
                        wanted,
                        known,
                        sending::isLocked,
                        wait -> around.soon(wait, this::askForVoice),
                        around);
        this.silence = new SilenceWatch(wanted, known, news);
        this.touchedAt = around.clock().instant();
    }

    /// What a guild's player needs from its partition.
    public interface Surroundings {
        /// The best usable node for a new player, if there is one.
        ///
        /// @param except one that is not wanted
        Optional<PlayerNode> best(Voice voice, @Nullable PlayerNode except);

        /// A node that takes new players and is near the voice server, if this one is not.
        Optional<PlayerNode> nearer(Voice voice, PlayerNode than);

        /// Calls [#settle] again after the `failures`th failure in a row.
        void retry(GuildLink link, int failures);

        /// Does something after a while, on a thread that may wait.
        void soon(Duration wait, Runnable task);

        /// Whether the partition's lease is ours.
        boolean mayAct();

        PlayerReports reports();

        VoiceClosures closures();

        /// Since when all that nodes say is heard.
        Instant knownSince();

        InstantSource clock();
    }

    public GuildId guild() {
        return guild;
    }

    /// What the node says of it goes here.
    public PlayerNews news() {
        return news;
    }

    public Reconciled reconcile(DesiredPlayer now) {
        wanted.become(now);
        if (now instanceof DesiredPlayer.Playing(var _, var loaded, var _)) {
            known.awaits(loaded, around.knownSince(), around.clock().instant());
        }
        return settle();
    }

    public void opened(VoiceServer server) {
        wanted.opened(server);
        anew = true;
    }

    public void closed() {
        wanted.closed();
    }

    public boolean isOn(PlayerNode session) {
        return node == session;
    }

    /// Whether what a session says of the guild is of no concern any more.
    public boolean isElsewhere(PlayerNode session) {
        PlayerNode on = node;
        return on != null && on != session;
    }

    /// Whether something should be heard.
    public boolean plays() {
        return wanted.plays();
    }

    /// Whether something should be heard that cannot be heard yet, and soon will be.
    public boolean beginning() {
        return plays() && (!(known.voice() instanceof Voice.At) || unsettled());
    }

    /// Whether it should have a player and has no node.
    public boolean homeless() {
        return node == null && unsettled();
    }

    /// Whether it is not what it should be, and nobody is about to try again.
    public boolean waits() {
        return !retrying && !sending.isLocked() && unsettled();
    }

    /// Whether [#settle] would ask a node for something.
    public boolean unsettled() {
        NodePlayer there = known.now();
        return wanted.player()
                .filter(now ->
                        there instanceof NodePlayer.Unknown
                                || !(between(there, now) instanceof Reconciliation.Nothing))
                .isPresent();
    }

    private Reconciliation between(NodePlayer there, DesiredPlayer now) {
        LastSound sound = known.lastSound(around.knownSince());
        return Reconciliation.between(there, now, wanted.voice(), sound, around.clock().instant());
    }

    /// Whether a player of the guild in another session of its node has nothing to do any more:
    /// none should be, or ours speaks.
    public boolean speaksOrIsAbsent() {
        return wanted.isAbsent()
                || (wanted.player().isPresent()
                        && node != null
                        && known.voice() instanceof Voice.At);
    }

    /// Asks the node for what is missing, if anything.
    public Reconciled settle() {
        sending.lock();
        try {
            retrying = false;
            if (anew) {
                anew = false;
                failures = 0;
            }
            DesiredPlayer now = wanted.player().orElse(null);
            if (now == null) return Reconciled.UNCHANGED;
            if (!around.mayAct()) return later();
            PlayerNode on = node;
            if (on == null) {
                if (wanted.isAbsent()) {
                    endLeft();
                    return Reconciled.UNCHANGED;
                }
                Optional<PlayerNode> best =
                        around.best(wanted.voice(), left)
                                .or(() -> around.best(wanted.voice(), null));
                if (best.isEmpty()) return Reconciled.LATER;
                on = best.get();
                place(on);
            }
            // When the node is back it is asked what it has, and then this comes again.
            if (!on.usable()) return Reconciled.LATER;
            if (wanted.voice() instanceof Voice.At
                    && known.isMute()
                    && around.nearer(wanted.voice(), on).isPresent()) {
                // The voice server came after the player; nobody has heard it yet.
                leaveNow(on);
                on = around.nearer(wanted.voice(), on).orElse(on);
                place(on);
            }
            if (known.isUnknown()) {
                Optional<NodePlayer> found = on.requests().player(guild);
                if (found.isEmpty()) return failed();
                VoiceServer waited = unanswered;
                unanswered = null;
                // It is there, and so it is the voice server that it waited for in vain.
                if (waited != null && !hasVoice(found.get())) noVoice(waited);
                knows(found.get());
                // The answer may have taken longer than the lease lasted.
                if (!around.mayAct()) return later();
            }
            return settle(on, now);
        } finally {
            sending.unlock();
        }
    }

    /// Somebody else may be acting; if the lease is renewed after all, we go on.
    private Reconciled later() {
        return again(0);
    }

    private Reconciled again(int failed) {
        retrying = true;
        around.retry(this, failed);
        return Reconciled.LATER;
    }

    private void place(@Nullable PlayerNode next) {
        PlayerNode before = node;
        if (before == next) return;
        touchedAt = around.clock().instant();
        if (before != null) before.placed(-1);
        if (next != null) next.placed(1);
        node = next;
    }

    private Reconciled settle(PlayerNode on, DesiredPlayer now) {
        NodePlayer before = known.now();
        return switch (between(before, now)) {
            case Reconciliation.Nothing(var after) -> {
                known.becomes(before, after);
                if (after instanceof NodePlayer.None) place(null);
                failures = 0;
                endLeft();
                news.found(before);
                yield Reconciled.UNCHANGED;
            }
            case Reconciliation.Destroy() -> destroy(on);
            case Reconciliation.Change(var patch) -> send(on, patch);
        };
    }

    private Reconciled destroy(PlayerNode on) {
        if (!on.requests().destroy(guild)) {
            known.becomes(NodePlayer.UNKNOWN);
            return failed();
        }
        known.becomes(NodePlayer.NONE);
        known.silent(around.clock().instant());
        place(null);
        failures = 0;
        return Reconciled.DONE;
    }

    private Reconciled send(PlayerNode on, PlayerPatch patch) {
        known.changing();
        Answer answer = on.requests().patch(guild, patch.json());
        Instant now = around.clock().instant();
        touchedAt = now;
        return switch (answer) {
            case Answer.Taken _ -> {
                known.changed(now, patch.moves(), patch.voice().isSet(), patch.after());
                failures = 0;
                voiceFailures = 0;
                unanswered = null;
                endLeft();
                news.started(patch, now);
                yield Reconciled.DONE;
            }
            case Answer.Refused(int status, var reason) -> {
                log.warn("guild {}: node {} refused with {}: {}", guild, on, status, reason);
                known.changed(now, patch.moves(), patch.voice().isSet(), NodePlayer.UNKNOWN);
                if (patch.voice() instanceof Part.Set(var server) && status >= 500) noVoice(server);
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
                patch.voice().ifSet(server -> unanswered = server);
                known.changed(now, patch.moves(), patch.voice().isSet(), NodePlayer.UNKNOWN);
                yield failed();
            }
        };
    }

    /// A node could not connect to a voice server; if none can, Discord has to name another one.
    private void noVoice(VoiceServer server) {
        voiceFailures++;
        if (voiceFailures < FAILURES_PER_SERVER) return;
        voiceFailures = 0;
        news.unreachable(server, "no node can connect to it");
    }

    private static boolean hasVoice(NodePlayer player) {
        return player instanceof NodePlayer.There there && there.voice() instanceof Voice.At;
    }

    /// The node's last word was that it has no voice connection, which was a while ago.
    private void askForVoice() {
        if (!known.isStuck(around.clock().instant()) || !sending.tryLock()) return;
        try {
            PlayerNode on = node;
            if (on == null || !on.usable() || !around.mayAct()) return;
            if (!(known.voice() instanceof Voice.At(var server))) return;
            Optional<NodePlayer> found = on.requests().player(guild);
            if (found.isEmpty() || !known.isStuck(around.clock().instant())) return;
            if (hasVoice(found.get())) known.speaks();
            else news.unreachable(server, "the node has no connection");
        } finally {
            sending.unlock();
        }
    }

    /// Looks, now and then, whether what should be heard is.
    ///
    /// @return whether listeners have just been told that it is not
    public boolean listen() {
        return around.mayAct() && silence.look(around.clock().instant());
    }

    private Reconciled failed() {
        failures++;
        PlayerNode on = node;
        if (on != null
                && failures % FAILURES_PER_NODE == 0
                && around.best(wanted.voice(), on).isPresent()) {
            log.warn("guild {}: leaves node {} after {} failures", guild, on, failures);
            leaveNow(on);
        }
        return again(failures);
    }

    /// Goes from a node that still plays to another one. The old player goes on until the new one
    /// speaks, so that no more is missed than a voice connection takes to begin.
    ///
    /// @return whether it went
    public boolean move(PlayerNode from) {
        sending.lock();
        try {
            if (node != from || wanted.player().isEmpty() || !around.mayAct()) return false;
            if (around.best(wanted.voice(), from).isEmpty()) return false;
            leaveNow(from);
            return settle() == Reconciled.DONE;
        } finally {
            sending.unlock();
        }
    }

    private void leaveNow(PlayerNode from) {
        keepVoice();
        left = from;
        place(null);
        known.becomes(NodePlayer.NONE);
    }

    /// A voice server that only the node knew, from before this worker began, goes along.
    private void keepVoice() {
        if (!known.isUnknown()) wanted.foundAt(known.voice());
    }

    private void endLeft() {
        PlayerNode old = left;
        left = null;
        if (old == null || old == node) return;
        Thread.startVirtualThread(() -> {
            sending.lock();
            try {
                if (node != old && old.usable() && around.mayAct()) old.requests().destroy(guild);
            } finally {
                sending.unlock();
            }
        });
    }

    /// The node said, after a connection began, that it has this.
    public void found(PlayerNode session, NodePlayer player) {
        sending.lock();
        try {
            PlayerNode current = node;
            if (current != null && current != session) {
                // The guild moved on while this node was away; two players would both speak.
                if (player instanceof NodePlayer.There && around.mayAct())
                    session.requests().destroy(guild);
                return;
            }
            if (current == session && player instanceof NodePlayer.None) {
                known.silent(session.lastSign());
            }
            knows(player);
            place(player instanceof NodePlayer.None ? null : session);
        } finally {
            sending.unlock();
        }
    }

    private void knows(NodePlayer found) {
        if (found instanceof NodePlayer.There there) known.found(there, around.clock().instant());
        else known.becomes(found);
    }

    /// Whether a session has of the guild what it should have, by an answer that was asked for at
    /// an instant. While a request is under way, or after one since then, it is taken to be fine.
    public Finding compare(PlayerNode session, NodePlayer found, Instant asked) {
        if (!sending.tryLock()) return Finding.FINE;
        try {
            if (!touchedAt.isBefore(asked)) return Finding.FINE;
            boolean there = found instanceof NodePlayer.There;
            if (wanted.player().isEmpty()) {
                // After a restart it takes a while until somebody says what should be.
                boolean forgotten = touchedAt.plus(FORGOTTEN).isBefore(asked);
                return there && forgotten ? Finding.ORPHAN : Finding.FINE;
            }
            if (isElsewhere(session) || wanted.isAbsent()) {
                return there ? Finding.ORPHAN : Finding.FINE;
            }
            return switch (known.now()) {
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

    /// Where the node says that it is in an entry.
    public Place whereIs(EntryId entry) {
        sending.lock();
        try {
            PlayerNode on = node;
            if (on == null || !on.usable() || known.isUnknown()) return Place.UNKNOWN;
            return on.requests()
                    .player(guild)
                    .map(found -> NodePlayer.placeIn(found, entry))
                    .orElse(Place.UNKNOWN);
        } finally {
            sending.unlock();
        }
    }

    /// Makes a session's player of the guild what it should be.
    ///
    /// @return whether there was anything to mend
    public boolean mend(PlayerNode session, NodePlayer found, Instant asked) {
        sending.lock();
        try {
            if (!around.mayAct()) return false;
            switch (compare(session, found, asked)) {
                case FINE -> {
                    return false;
                }
                case ORPHAN -> {
                    session.requests().destroy(guild);
                    if (node == session) place(null);
                    if (node == null) known.becomes(NodePlayer.NONE);
                }
                case MISSING, WRONG -> {
                    place(session);
                    if (found instanceof NodePlayer.None) known.silentSinceHeard();
                    knows(NodePlayer.withVoiceOf(found, known.now()));
                    settle();
                }
            }
            return true;
        } finally {
            sending.unlock();
        }
    }

    /// The partition is given up, and its nodes play on.
    public void forget() {
        sending.lock();
        try {
            place(null);
        } finally {
            sending.unlock();
        }
    }

    /// The node is lost; the next [#settle] takes another one.
    public void leave(PlayerNode session) {
        sending.lock();
        try {
            if (node != session) return;
            keepVoice();
            place(null);
            known.silent(session.lastSign());
            known.becomes(NodePlayer.NONE);
        } finally {
            sending.unlock();
        }
    }
}
