package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodeAnswer.Done;
import dev.tonearm.worker.audio.node.NodeAnswer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's player: what it should be, what its node is known to have, and the one request at a
/// time that makes them the same.
public final class GuildLink {
    private static final Logger log = LoggerFactory.getLogger(GuildLink.class);

    /// A player of which nobody has said for so long that it should be is nobody's.
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final GuildId guild;
    private final GuildSurroundings around;
    private final Turn turn;
    private final Seat seat;
    private final Mishaps mishaps = new Mishaps();
    private final WantedPlayer wanted = new WantedPlayer();
    private final KnownPlayer known = new KnownPlayer();
    private final PlayerNews news;
    private final SilenceWatch silence;

    /// Whether [#settle] is going to be called.
    private volatile boolean retrying;

    /// Whether another voice server was named: what failed with the one before says nothing about
    /// it, and must not make listeners wait for it.
    private volatile boolean anew;

    public GuildLink(GuildId guild, GuildSurroundings around) {
        this.guild = guild;
        this.around = around;
        this.turn = new Turn(around.machine().locks().get());
        this.seat = new Seat(around.now());
        this.news =
                new PlayerNews(
                        guild,
                        wanted,
                        known,
                        turn::taken,
                        wait -> around.soon(wait, this::askForVoice),
                        around);
        this.silence = new SilenceWatch(wanted, known, news);
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
            known.awaits(loaded, around.knownSince(), around.now());
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
        return seat.isOn(session);
    }

    /// Whether what a session says of the guild is of no concern any more.
    public boolean isElsewhere(PlayerNode session) {
        return seat.isElsewhere(session);
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
        return seat.node() == null && unsettled();
    }

    /// Whether it is not what it should be, and nobody is about to try again.
    public boolean waits() {
        return !retrying && !turn.taken() && unsettled();
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
        DesiredPlayer possible = Possible.of(now, ability(), around.now());
        return Reconciliation.between(there, possible, wanted.voice(), sound, around.now());
    }

    private FilterSupport ability() {
        return support().orElseGet(FilterSupport.Unknown::new);
    }

    /// What the node can do that it is on, if it is on one.
    public Optional<FilterSupport> support() {
        return Optional.ofNullable(seat.node()).map(PlayerNode::support);
    }

    /// What should be is known to others: what plays is left as it is.
    public void leaveAlone() {
        wanted.leaveToOthers();
    }

    /// Whether a player of the guild in another session of its node has nothing to do any more:
    /// none should be, or ours speaks.
    public boolean speaksOrIsAbsent() {
        return wanted.isAbsent()
                || (wanted.player().isPresent()
                        && seat.node() != null
                        && known.voice() instanceof Voice.At);
    }

    /// Asks the node for what is missing, if anything.
    public Reconciled settle() {
        turn.take();
        try {
            return settleNow();
        } finally {
            turn.give();
        }
    }

    private Reconciled settleNow() {
        retrying = false;
        if (anew) {
            anew = false;
            mishaps.over();
        }
        DesiredPlayer now = wanted.player().orElse(null);
        if (now == null) return Reconciled.UNCHANGED;
        if (!around.mayAct()) return later();
        PlayerNode on = seat.node();
        if (on == null) {
            if (wanted.isAbsent()) {
                endLeft();
                return Reconciled.UNCHANGED;
            }
            Optional<PlayerNode> best =
                    around.best(wanted.voice(), wanted.filters(), seat.left())
                            .or(() -> around.best(wanted.voice(), wanted.filters(), null));
            if (best.isEmpty()) return Reconciled.LATER;
            on = best.get();
            place(on);
        }
        // When the node is back it is asked what it has, and then this comes again.
        if (!on.usable()) return Reconciled.LATER;
        on = nearer(on);
        if (known.isUnknown()) {
            Optional<NodePlayer> found = on.requests().player(guild);
            if (found.isEmpty()) return failed();
            VoiceServer waited = mishaps.takeUnanswered();
            // It is there, and so it is the voice server that it waited for in vain.
            if (waited != null && !hasVoice(found.get())) noVoice(waited);
            knows(found.get());
            // The answer may have taken longer than the lease lasted.
            if (!around.mayAct()) return later();
        }
        return settle(on, now);
    }

    /// The voice server may have come after the player; nobody has heard it yet.
    private PlayerNode nearer(PlayerNode on) {
        if (!(wanted.voice() instanceof Voice.At) || !known.isMute()) return on;
        Optional<PlayerNode> nearer = around.nearer(wanted.voice(), wanted.filters(), on);
        if (nearer.isEmpty()) return on;
        leaveNow(on);
        place(nearer.get());
        return nearer.get();
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
        seat.place(next, around.now());
    }

    private Reconciled settle(PlayerNode on, DesiredPlayer now) {
        NodePlayer before = known.now();
        Set<Filter.Kind> missing = on.support().lacking(wanted.filters());
        if (!missing.isEmpty()) news.missing(missing);
        return switch (between(before, now)) {
            case Reconciliation.Nothing(var after) -> {
                known.becomes(before, after);
                if (after instanceof NodePlayer.None) place(null);
                mishaps.over();
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
        known.silent(around.now());
        place(null);
        mishaps.over();
        return Reconciled.DONE;
    }

    private Reconciled send(PlayerNode on, PlayerPatch patch) {
        known.changing();
        NodeAnswer<Done> answer = on.requests().change(guild, patch);
        Instant now = around.now();
        seat.touched(now);
        return switch (answer) {
            case NodeAnswer.Taken<Done> _ -> {
                known.changed(now, patch.moves(), patch.voice().isSet(), patch.after());
                mishaps.voiceOver();
                endLeft();
                news.started(patch, now);
                yield Reconciled.DONE;
            }
            case NodeAnswer.Refused<Done>(int status, var reason) -> {
                log.warn("guild {}: node {} refused with {}: {}", guild, on, status, reason);
                known.changed(now, patch.moves(), patch.voice().isSet(), NodePlayer.UNKNOWN);
                if (patch.voice() instanceof Part.Set(var server) && status >= 500) noVoice(server);
                if (status == 400 && patch.starts().isPresent() && !patch.voice().isSet()) {
                    // Only the track can be what it does not like: another node version made it.
                    EntryId entry = new EntryId(patch.starts().getAsLong());
                    around.reports().report(guild, new PlayerInput.TrackFailed(entry, ""));
                    yield Reconciled.LATER;
                }
                yield failed();
            }
            case NodeAnswer.Unreachable<Done>(var why) -> {
                log.warn("guild {}: node {} did not answer: {}", guild, on, why);
                patch.voice().ifSet(mishaps::unanswered);
                known.changed(now, patch.moves(), patch.voice().isSet(), NodePlayer.UNKNOWN);
                yield failed();
            }
        };
    }

    /// A node could not connect to a voice server; if none can, Discord has to name another one.
    private void noVoice(VoiceServer server) {
        if (mishaps.voiceFailed()) news.unreachable(server, "no node can connect to it");
    }

    private static boolean hasVoice(NodePlayer player) {
        return player instanceof NodePlayer.There there && there.voice() instanceof Voice.At;
    }

    /// The node's last word was that it has no voice connection, which was a while ago.
    private void askForVoice() {
        if (!known.isStuck(around.now()) || !turn.tryTake()) return;
        try {
            PlayerNode on = seat.node();
            if (on == null || !on.usable() || !around.mayAct()) return;
            if (!(known.voice() instanceof Voice.At(var server))) return;
            Optional<NodePlayer> found = on.requests().player(guild);
            if (found.isEmpty() || !known.isStuck(around.now())) return;
            if (hasVoice(found.get())) known.speaks();
            else news.unreachable(server, "the node has no connection");
        } finally {
            turn.give();
        }
    }

    /// Looks, now and then, whether what should be heard is.
    ///
    /// @return whether listeners have just been told that it is not
    public boolean listen() {
        return around.mayAct() && silence.look(around.now());
    }

    private Reconciled failed() {
        int failures = mishaps.failed();
        PlayerNode on = seat.node();
        if (on != null
                && mishaps.wantAnotherNode()
                && around.best(wanted.voice(), wanted.filters(), on).isPresent()) {
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
        turn.take();
        try {
            if (!isOn(from) || wanted.player().isEmpty() || !around.mayAct()) return false;
            if (around.best(wanted.voice(), wanted.filters(), from).isEmpty()) return false;
            leaveNow(from);
            return settleNow() == Reconciled.DONE;
        } finally {
            turn.give();
        }
    }

    private void leaveNow(PlayerNode from) {
        keepVoice();
        seat.leave(from, around.now());
        known.becomes(NodePlayer.NONE);
    }

    /// A voice server that only the node knew, from before this worker began, goes along.
    private void keepVoice() {
        if (!known.isUnknown()) wanted.foundAt(known.voice());
    }

    private void endLeft() {
        PlayerNode old = seat.takeLeft();
        if (old == null) return;
        around.machine()
                .threads()
                .execute(() -> {
                    turn.take();
                    try {
                        if (!isOn(old) && old.usable() && around.mayAct()) {
                            old.requests().destroy(guild);
                        }
                    } finally {
                        turn.give();
                    }
                });
    }

    /// The node said, after a connection began, that it has this.
    public void found(PlayerNode session, NodePlayer player) {
        turn.take();
        try {
            if (isElsewhere(session)) {
                // The guild moved on while this node was away; two players would both speak.
                if (player instanceof NodePlayer.There && around.mayAct()) {
                    session.requests().destroy(guild);
                }
                return;
            }
            if (isOn(session) && player instanceof NodePlayer.None) {
                known.silent(session.lastSign());
            }
            knows(player);
            place(player instanceof NodePlayer.None ? null : session);
        } finally {
            turn.give();
        }
    }

    private void knows(NodePlayer found) {
        if (found instanceof NodePlayer.There there) known.found(there, around.now());
        else known.becomes(found);
    }

    /// Whether a session has of the guild what it should have, by an answer that was asked for at
    /// an instant. While a request is under way, or after one since then, it is taken to be fine.
    public Finding compare(PlayerNode session, NodePlayer found, Instant asked) {
        if (!turn.tryTake()) return Finding.FINE;
        try {
            return judge(session, found, asked);
        } finally {
            turn.give();
        }
    }

    private Finding judge(PlayerNode session, NodePlayer found, Instant asked) {
        if (!seat.touchedAt().isBefore(asked)) return Finding.FINE;
        boolean there = found instanceof NodePlayer.There;
        if (wanted.player().isEmpty()) {
            // After a restart it takes a while until somebody says what should be.
            boolean forgotten =
                    !wanted.othersKnow() && seat.touchedAt().plus(FORGOTTEN).isBefore(asked);
            return there && forgotten ? Finding.ORPHAN : Finding.FINE;
        }
        if (isElsewhere(session) || wanted.isAbsent()) {
            return there ? Finding.ORPHAN : Finding.FINE;
        }
        return Finding.of(known.now(), found);
    }

    /// Where the node says that it is in an entry.
    public Place whereIs(EntryId entry) {
        turn.take();
        try {
            PlayerNode on = seat.node();
            if (on == null || !on.usable() || known.isUnknown()) return Place.UNKNOWN;
            Optional<NodePlayer> found = on.requests().player(guild);
            if (found.isEmpty()) return Place.UNKNOWN;
            // Whoever asks goes on to something else, which needs a whole player.
            if (found.get() instanceof NodePlayer.None) isGone();
            return NodePlayer.placeIn(found.get(), entry);
        } finally {
            turn.give();
        }
    }

    /// The node has no player any more, though nobody ended it.
    private void isGone() {
        keepVoice();
        known.silentSinceHeard();
        known.becomes(NodePlayer.NONE);
    }

    /// Makes a session's player of the guild what it should be.
    ///
    /// @return whether there was anything to mend
    public boolean mend(PlayerNode session, NodePlayer found, Instant asked) {
        turn.take();
        try {
            if (!around.mayAct()) return false;
            switch (judge(session, found, asked)) {
                case FINE -> {
                    return false;
                }
                case ORPHAN -> {
                    session.requests().destroy(guild);
                    if (isOn(session)) place(null);
                    if (seat.node() == null) known.becomes(NodePlayer.NONE);
                }
                case MISSING, WRONG -> {
                    place(session);
                    if (found instanceof NodePlayer.None) isGone();
                    else knows(NodePlayer.withVoiceOf(found, known.now()));
                    settleNow();
                }
            }
            return true;
        } finally {
            turn.give();
        }
    }

    /// The partition is given up, and its nodes play on.
    public void forget() {
        turn.take();
        try {
            place(null);
        } finally {
            turn.give();
        }
    }

    /// The node is lost; the next [#settle] takes another one.
    public void leave(PlayerNode session) {
        turn.take();
        try {
            if (!isOn(session)) return;
            keepVoice();
            place(null);
            known.silent(session.lastSign());
            known.becomes(NodePlayer.NONE);
        } finally {
            turn.give();
        }
    }
}
