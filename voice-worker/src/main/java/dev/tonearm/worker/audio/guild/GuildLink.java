package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One guild's player: what it should be, what its node is known to have, and the one request at a
/// time that makes them the same.
public final class GuildLink {
    /// A player of which nobody has said for so long that it should be is nobody's.
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final GuildId guild;
    private final GuildSurroundings around;
    private final Turn turn;
    private final Seat seat;
    private final WantedPlayer wanted = new WantedPlayer();
    private final KnownPlayer known = new KnownPlayer();
    private final PlayerNews news;
    private final SilenceWatch silence;
    private final Hearing hearing;
    private final Settling settling;

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
        this.hearing = new Hearing(wanted, known, around.telemetry());
        known.tell(() -> hearing.look(around.now()));
        this.silence = new SilenceWatch(wanted, known, news);
        this.settling = new Settling(guild, around, this::settle, turn, seat, wanted, known, news);
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
        hearing.look(around.now());
        return settle();
    }

    /// A command brings an entry that is to be heard.
    ///
    /// @param accepted when the edge took the command
    public void awaits(EntryId entry, Instant accepted) {
        hearing.awaits(entry, accepted);
    }

    /// Whether it should sound and does not.
    public boolean isSilent() {
        return plays() && !known.sounds();
    }

    public void opened(VoiceServer server) {
        wanted.opened(server);
        settling.anew();
    }

    public void closed() {
        wanted.closed();
    }

    public boolean isOn(PlayerNode session) {
        return seat.isOn(session);
    }

    /// The node that it is on, for operators.
    public String where() {
        PlayerNode on = seat.node();
        return on == null ? "no node" : "node " + on;
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

    /// Whether its node is being asked for something.
    public boolean asking() {
        return turn.taken();
    }

    /// Whether it should have a player and has no node.
    public boolean homeless() {
        return seat.node() == null && unsettled();
    }

    /// Whether it is not what it should be, and nobody is about to try again.
    public boolean waits() {
        return !settling.retrying() && !turn.taken() && unsettled();
    }

    /// Whether [#settle] would ask a node for something.
    public boolean unsettled() {
        return settling.unsettled();
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
            return settling.settle();
        } finally {
            turn.give();
        }
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
            if (found.get() instanceof NodePlayer.None) {
                // It is mute because it is not there, which says nothing about the voice server.
                isGone();
                settling.settle();
            } else if (Settling.hasVoice(found.get())) {
                known.speaks();
            } else {
                // One that somebody made anew has its volume and its filters to be told, too.
                if (Finding.of(known.now(), found.get()) == Finding.WRONG)
                    settling.knows(found.get());
                news.unreachable(server, "the node has no connection");
            }
        } finally {
            turn.give();
        }
    }

    /// Looks, now and then, whether what should be heard is.
    ///
    /// @return whether listeners have just been told that it is not
    public boolean listen() {
        hearing.tick(around.now());
        return around.mayAct() && silence.look(around.now());
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
            settling.leaveNow(from);
            return settling.settle() == Reconciled.DONE;
        } finally {
            turn.give();
        }
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
            settling.knows(player);
            settling.place(player instanceof NodePlayer.None ? null : session);
        } finally {
            turn.give();
        }
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
        settling.keepVoice();
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
                    if (isOn(session)) settling.place(null);
                    if (seat.node() == null) known.becomes(NodePlayer.NONE);
                }
                case MISSING, WRONG -> {
                    settling.place(session);
                    if (found instanceof NodePlayer.None) isGone();
                    else settling.knows(NodePlayer.withVoiceOf(found, known.now()));
                    settling.settle();
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
            settling.place(null);
        } finally {
            turn.give();
        }
    }

    /// The node is lost; the next [#settle] takes another one.
    public void leave(PlayerNode session) {
        turn.take();
        try {
            if (!isOn(session)) return;
            settling.keepVoice();
            settling.place(null);
            known.silent(session.lastSign());
            known.becomes(NodePlayer.NONE);
        } finally {
            turn.give();
        }
    }
}
