package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.discord.JoinStep.Asking;
import dev.tonearm.worker.discord.JoinStep.Rechecking;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import dev.tonearm.worker.telemetry.CallSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One guild's way into a voice channel: what is wanted, what Discord says about us, and the voice
/// server that follows from both.
///
/// A voice state update (op 4) is answered by our own voice state and by a voice server, in any
/// order, or by nothing at all when the channel is full. No clock and no connection of its own:
/// what happens outside is told to it, with the time.
public final class VoiceConnection {
    /// Two attempts: the first may have met a gateway that was about to be lost.
    private static final int ATTEMPTS = 2;

    private static final int MOST_REJOINS = 5;

    /// Voice connections that close further apart than this have nothing to do with each other.
    private static final Duration CALM = Duration.ofMinutes(2);

    private final GuildId guild;
    private final Duration answerTimeout;
    private final Outside outside;

    private Whereabouts wanted = Whereabouts.NOWHERE;
    private Urgency urgency = Urgency.QUIET;
    private Seen seen;
    private JoinStep step = JoinStep.SETTLED;
    private @Nullable Offer offer;
    private @Nullable VoiceServer handed;
    private CallSpan joining = CallSpan.NONE;
    private Closings closings = new Closings(0, Instant.EPOCH);

    /// What the last look found and only the next one may be sure of; empty for nothing.
    private String doubt = "";

    /// A voice server without the rest that a node needs.
    private record Offer(String endpoint, String token, Instant at) {}

    /// Where Discord says that the bot is.
    ///
    /// @param session of that voice state
    /// @param ours whether this gateway session asked for it; another session's, such as that of a
    ///   worker that died, has credentials we never saw
    private record Seen(Whereabouts where, String session, boolean ours) {
        Seen ours(boolean now) {
            return new Seen(where, session, now);
        }
    }

    /// Voice connections that closed one soon after the other.
    ///
    /// @param again how many followed another one
    private record Closings(int again, Instant last) {
        Closings after(Instant now) {
            return new Closings(last.plus(CALM).isBefore(now) ? 0 : again + 1, now);
        }

        Closings forgotten() {
            return new Closings(0, last);
        }
    }

    /// Where its doings go.
    public interface Outside {
        void send(JoinPace.Move move);

        /// What waits to be sent is more or less urgent than it was.
        void reorder(GuildId guild, Urgency urgency);

        void opened(GuildId guild, VoiceServer server);

        void closed(GuildId guild);

        void report(GuildId guild, PlayerInput input);
    }

    /// @param seen where Discord says the bot is
    public VoiceConnection(
            GuildId guild, Whereabouts seen, Duration answerTimeout, Outside outside) {
        this.guild = guild;
        this.seen = new Seen(seen, "", false);
        this.answerTimeout = answerTimeout;
        this.outside = outside;
    }

    public synchronized void be(Whereabouts where, Urgency how) {
        wanted = where;
        if (urgency != how) outside.reorder(guild, how);
        urgency = how;
        if (step instanceof Asking asked) {
            if (!asked.target().equals(where) && !asked.isLast()) ask(where, false);
            return;
        }
        goWhereWanted();
    }

    private void goWhereWanted() {
        boolean there =
                seen.where().equals(wanted)
                        && (seen.ours() || wanted instanceof Whereabouts.Nowhere);
        if (!there) ask(wanted, false);
    }

    private void ask(Whereabouts target, boolean afresh) {
        ask(target, afresh, 0);
    }

    private void ask(Whereabouts target, boolean afresh, int failures) {
        boolean overtaking =
                step instanceof Asking before && (before.isSent() || before.overtaking());
        step = Asking.waiting(target, failures, overtaking);
        joins(target);
        offer = null;
        if (target instanceof Whereabouts.Nowhere) forget();
        outside.send(new JoinPace.Move(guild, target, afresh, urgency));
    }

    /// A command's wish is a part of its trace; what is asked again by itself goes on with it.
    private void joins(Whereabouts target) {
        boolean away = target instanceof Whereabouts.Nowhere;
        CallSpan span = away ? CallSpan.NONE : CallSpan.voice();
        if (!away && span == CallSpan.NONE) return;
        joining.close();
        joining = span;
    }

    public synchronized void sent(Instant now) {
        if (step instanceof Asking asked) step = asked.sentBefore(now.plus(answerTimeout));
    }

    /// Discord said where the bot is.
    public synchronized void state(Whereabouts now, String nowSession, Instant at) {
        Whereabouts before = seen.where();
        seen = new Seen(now, nowSession, seen.ours());
        if (step instanceof Asking asked) {
            // What was named before belongs to a stay that is over.
            if (now instanceof Whereabouts.Nowhere) offer = null;
            // Anything else is a step on the way, such as the leaving before a fresh join.
            if (asked.target().equals(now)) answered(asked, now);
            return;
        }
        if (now.equals(before)) {
            hand();
            return;
        }
        switch (now) {
            case Whereabouts.Nowhere() -> {
                seen = seen.ours(false);
                forget();
                if (wanted instanceof Whereabouts.Nowhere) return;
                wanted = now;
                outside.report(guild, new PlayerInput.BotMoved(now));
            }
            case Whereabouts.InVoice _ -> {
                if (seen.ours()) {
                    moved(now, at);
                } else if (wanted instanceof Whereabouts.Nowhere) {
                    // The answer to a join that was given up.
                    ask(wanted, false);
                }
            }
        }
    }

    private void answered(Asking asked, Whereabouts now) {
        seen = seen.ours(now instanceof Whereabouts.InVoice);
        if (!now.equals(wanted)) {
            // It waited until this one was answered.
            step = JoinStep.SETTLED;
            ask(wanted, false);
        } else if (now instanceof Whereabouts.InVoice) {
            step = asked.arrived();
            hand();
        } else {
            step = JoinStep.SETTLED;
        }
    }

    /// Somebody moved the bot. A new voice server is on its way, or came a moment ago.
    private void moved(Whereabouts now, Instant at) {
        Offer known = offer;
        if (known != null && known.at().plus(answerTimeout).isBefore(at)) offer = null;
        VoiceServer old = handed;
        if (old != null) step = new Rechecking(old, at.plus(answerTimeout));
        if (!now.equals(wanted)) {
            wanted = now;
            outside.report(guild, new PlayerInput.BotMoved(now));
        }
        hand();
    }

    /// Discord named a voice server.
    public synchronized void server(String endpoint, String token, Instant at) {
        offer = new Offer(endpoint, token, at);
        hand();
    }

    /// Discord took the voice server away and looks for another one.
    synchronized void noServer() {
        forget();
    }

    /// Gives the voice server on when all of it is known.
    private void hand() {
        Offer known = offer;
        if (known == null
                || !seen.ours()
                || !(seen.where() instanceof Whereabouts.InVoice(var channel))) return;
        if (step instanceof Asking asked) {
            // A server may come late that was named for a stay before the last leave.
            if (!asked.target().equals(seen.where()) || asked.overtaking()) return;
            step = JoinStep.SETTLED;
        }
        VoiceServer server =
                new VoiceServer(channel, known.endpoint(), known.token(), seen.session());
        if (server.equals(handed)) return;
        handed = server;
        step = JoinStep.SETTLED;
        CallSpan joined = joining;
        joining = CallSpan.NONE;
        joined.close();
        joined.then(() -> outside.opened(guild, server));
    }

    private void forget() {
        offer = null;
        handed = null;
        if (step instanceof Rechecking) step = JoinStep.SETTLED;
        outside.closed(guild);
    }

    /// A node's connection to a voice server is over.
    public synchronized void closed(VoiceServer server, int code, Instant now) {
        boolean current = server.equals(handed) && !(step instanceof Asking);
        if (!current || !(wanted instanceof Whereabouts.InVoice(var channel))) return;
        CloseRule rule = CloseRule.of(code);
        closings = closings.after(now);
        int rejoins = closings.again();
        Optional<LeaveReason> hopeless =
                rejoins >= MOST_REJOINS ? Optional.of(LeaveReason.UNSTABLE) : rule.hopeless();
        if (hopeless.isPresent()) {
            closings = closings.forgotten();
            outside.report(guild, new PlayerInput.VoiceUnreachable(channel, hopeless.get()));
            return;
        }
        // 1 s longer, then 2, 4, 8.
        Duration longer = Duration.ofSeconds(rejoins == 0 ? 0 : 1L << (rejoins - 1));
        step = new Rechecking(server, now.plus(rule.pause()).plus(longer));
    }

    /// Time has passed.
    ///
    /// @return whether the channel is joined anew, because a voice connection is over
    public synchronized boolean tick(Instant now) {
        if (step instanceof Asking asked && asked.deadline().isBefore(now)) unanswered(asked);
        if (!(step instanceof Rechecking due) || due.at().isAfter(now)) return false;
        step = JoinStep.SETTLED;
        boolean stillBad = due.failed().equals(handed) && seen.ours();
        boolean anew = stillBad && wanted.equals(seen.where());
        if (anew) {
            handed = null;
            ask(wanted, false);
        }
        return anew;
    }

    /// As `tonearm_voice_connections` names it; empty where the bot is to be nowhere.
    synchronized String at() {
        if (wanted instanceof Whereabouts.Nowhere) return "";
        return switch (step) {
            case Asking _ -> "asking";
            case Rechecking _ -> "rechecking";
            case JoinStep.Settled _ -> "settled";
        };
    }

    private void unanswered(Asking asked) {
        step = JoinStep.SETTLED;
        if (!asked.target().equals(wanted)) {
            goWhereWanted();
            return;
        }
        if (!(asked.target() instanceof Whereabouts.InVoice(ChannelId channel))) return;
        int failures = asked.failures() + 1;
        if (failures < ATTEMPTS) {
            // Discord says nothing about an update that changes nothing.
            ask(asked.target(), seen.where().equals(asked.target()), failures);
        } else {
            joining.failed("unanswered");
            // An answer that comes all the same shall find nobody there.
            wanted = Whereabouts.NOWHERE;
            ask(wanted, false);
            outside.report(guild, new PlayerInput.VoiceUnreachable(channel));
        }
    }

    /// Compares where Discord has the bot with where it should be; to be called now and then.
    ///
    /// What is under way is left alone. What differs all the same was lost on its way: an event, a
    /// report, an update of ours, or the voice server that should have followed.
    ///
    /// @param where what the journal says
    /// @param there where the gateway's cache has it
    /// @return what was wrong and is being mended
    public synchronized Optional<String> mend(
            Whereabouts where, Urgency how, Whereabouts there, Instant at) {
        String doubted = doubt;
        doubt = "";
        if (!(step instanceof JoinStep.Settled)) return Optional.empty();
        if (!there.equals(seen.where())) {
            state(there, seen.session(), at);
            return Optional.of("it came to be in " + there + " unnoticed");
        }
        boolean inVoice = where instanceof Whereabouts.InVoice;
        if (!where.equals(wanted)) {
            // The report of a move may just be on its way; one that is lost is the journal's loss.
            doubt = "it should be in " + where + " and went to " + wanted;
        } else if (!there.equals(where) || (inVoice && !seen.ours())) {
            ask(where, false);
            return Optional.of("it was in " + there + " and should be in " + where);
        } else if (inVoice && handed == null) {
            doubt = "it has no voice server in " + where;
        }
        if (doubt.isEmpty() || !doubt.equals(doubted)) return Optional.empty();
        wanted = where;
        urgency = how;
        ask(where, false);
        return Optional.of(doubt);
    }

    /// Whether the bot is where nobody wants it.
    ///
    /// @param there where the gateway's cache has it
    public synchronized boolean strayed(Whereabouts there) {
        return !(step instanceof Asking)
                && wanted instanceof Whereabouts.Nowhere
                && there instanceof Whereabouts.InVoice;
    }

    /// The gateway session is gone, and with it our voice state.
    synchronized void sessionLost() {
        seen = new Seen(Whereabouts.NOWHERE, seen.session(), false);
        step = JoinStep.SETTLED;
        forget();
    }

    /// A new gateway session has begun, or the guild is back from an outage.
    ///
    /// Whoever is in voice no more is so by nobody's doing: in an outage nobody sends the bot away,
    /// and it goes back to where it should be.
    synchronized void sessionBegan(Whereabouts now, Instant at) {
        boolean dropped =
                seen.ours()
                        && now instanceof Whereabouts.Nowhere
                        && wanted instanceof Whereabouts.InVoice;
        if (dropped) {
            forget();
        } else if (seen.ours()) {
            state(now, seen.session(), at);
            return;
        }
        seen = new Seen(now, seen.session(), false);
        if (!(wanted instanceof Whereabouts.InVoice) || step instanceof Asking) return;
        ask(wanted, false);
    }
}
