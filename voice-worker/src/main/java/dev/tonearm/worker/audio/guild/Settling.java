package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodeAnswer;
import dev.tonearm.worker.audio.node.NodeAnswer.Done;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a guild's player what it should be: chooses its node, asks for what differs, and tries
/// again what failed. Everything here is done by whoever has the [Turn].
final class Settling {
    private static final Logger log = LoggerFactory.getLogger(Settling.class);

    private final GuildId guild;
    private final GuildSurroundings around;
    private final Runnable again;
    private final Turn turn;
    private final Seat seat;
    private final WantedPlayer wanted;
    private final KnownPlayer known;
    private final PlayerNews news;
    private final Mishaps mishaps = new Mishaps();

    /// Whether it is going to be tried again.
    private volatile boolean retrying;

    /// Whether another voice server was named: what failed with the one before says nothing about
    /// it, and must not make listeners wait for it.
    private volatile boolean anew;

    /// @param again takes the turn and settles
    Settling(
            GuildId guild,
            GuildSurroundings around,
            Runnable again,
            Turn turn,
            Seat seat,
            WantedPlayer wanted,
            KnownPlayer known,
            PlayerNews news) {
        this.guild = guild;
        this.around = around;
        this.again = again;
        this.turn = turn;
        this.seat = seat;
        this.wanted = wanted;
        this.known = known;
        this.news = news;
    }

    /// What failed so far says nothing any more.
    void anew() {
        anew = true;
    }

    boolean retrying() {
        return retrying;
    }

    /// Whether [#settle] would ask a node for something.
    boolean unsettled() {
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
        PlayerNode on = seat.node();
        return on == null ? new FilterSupport.Unknown() : on.support();
    }

    /// Asks the node for what is missing, if anything; with the turn.
    Reconciled settle() {
        retrying = false;
        if (anew) {
            anew = false;
            mishaps.anew();
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
        around.retry(again, failed);
        return Reconciled.LATER;
    }

    void place(@Nullable PlayerNode next) {
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
                mishaps.anew();
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

    static boolean hasVoice(NodePlayer player) {
        return player instanceof NodePlayer.There there && there.voice() instanceof Voice.At;
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

    void leaveNow(PlayerNode from) {
        keepVoice();
        seat.leave(from, around.now());
        known.becomes(NodePlayer.NONE);
    }

    /// A voice server that only the node knew, from before this worker began, goes along.
    void keepVoice() {
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
                        if (!seat.isOn(old) && old.usable() && around.mayAct()) {
                            old.requests().destroy(guild);
                        }
                    } finally {
                        turn.give();
                    }
                });
    }

    void knows(NodePlayer found) {
        if (found instanceof NodePlayer.There there) known.found(there, around.now());
        else known.becomes(found);
    }
}
