package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
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
final class VoiceConnection {
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
    private Whereabouts seen;
    private String session = "";

    /// Whether the voice state is one that this gateway session asked for; another session's, such
    /// as that of a worker that died, has credentials we never saw.
    private boolean ours;

    private @Nullable Offer offer;
    private @Nullable VoiceServer handed;
    private @Nullable Pending pending;
    private @Nullable Recheck recheck;

    /// What the last look found and only the next one may be sure of; empty for nothing.
    private String doubt = "";

    private int attempts;
    private int rejoins;
    private Instant lastClose = Instant.EPOCH;

    /// A voice server without the rest that a node needs.
    private record Offer(String endpoint, String token, Instant at) {}

    /// A voice state update that is not answered yet.
    private record Pending(Whereabouts target, Instant deadline) {}

    /// When to see whether the voice server is still the one that failed.
    private record Recheck(VoiceServer failed, Instant at) {}

    /// Where its doings go.
    interface Outside {
        void send(JoinPace.Move move);

        /// What waits to be sent is more or less urgent than it was.
        void reorder(GuildId guild, Urgency urgency);

        void opened(GuildId guild, VoiceServer server);

        void closed(GuildId guild);

        void report(GuildId guild, PlayerInput input);
    }

    /// @param seen where Discord says the bot is
    VoiceConnection(GuildId guild, Whereabouts seen, Duration answerTimeout, Outside outside) {
        this.guild = guild;
        this.seen = seen;
        this.answerTimeout = answerTimeout;
        this.outside = outside;
    }

    synchronized void be(Whereabouts where, Urgency how) {
        wanted = where;
        if (urgency != how) outside.reorder(guild, how);
        urgency = how;
        Pending asked = pending;
        if (asked != null && asked.target().equals(where)) return;
        boolean there =
                asked == null
                        && seen.equals(where)
                        && (ours || where instanceof Whereabouts.Nowhere);
        if (there) return;
        attempts = 0;
        ask(where, false);
    }

    private void ask(Whereabouts target, boolean afresh) {
        // Unanswered only from when it was sent.
        pending = new Pending(target, Instant.MAX);
        recheck = null;
        offer = null;
        if (target instanceof Whereabouts.Nowhere) forget();
        outside.send(new JoinPace.Move(guild, target, afresh, urgency));
    }

    synchronized void sent(Instant now) {
        if (pending != null) pending = new Pending(pending.target(), now.plus(answerTimeout));
    }

    /// Discord said where the bot is.
    synchronized void state(Whereabouts now, String nowSession, Instant at) {
        Whereabouts before = seen;
        seen = now;
        session = nowSession;
        Pending asked = pending;
        if (asked != null) {
            // Anything else is a step on the way, such as the leaving before a fresh join.
            if (asked.target().equals(now)) answered(now);
            return;
        }
        if (now.equals(before)) {
            hand();
            return;
        }
        switch (now) {
            case Whereabouts.Nowhere() -> {
                ours = false;
                forget();
                if (wanted instanceof Whereabouts.Nowhere) return;
                wanted = now;
                outside.report(guild, new PlayerInput.BotMoved(now));
            }
            case Whereabouts.InVoice _ -> {
                if (ours) {
                    moved(now, at);
                } else if (wanted instanceof Whereabouts.Nowhere) {
                    // The answer to a join that was given up.
                    ask(wanted, false);
                }
            }
        }
    }

    private void answered(Whereabouts now) {
        switch (now) {
            case Whereabouts.Nowhere() -> {
                ours = false;
                pending = null;
            }
            case Whereabouts.InVoice _ -> {
                ours = true;
                hand();
            }
        }
    }

    /// Somebody moved the bot. A new voice server is on its way, or came a moment ago.
    private void moved(Whereabouts now, Instant at) {
        Offer known = offer;
        if (known != null && known.at().plus(answerTimeout).isBefore(at)) offer = null;
        VoiceServer old = handed;
        if (old != null) recheck = new Recheck(old, at.plus(answerTimeout));
        if (!now.equals(wanted)) {
            wanted = now;
            outside.report(guild, new PlayerInput.BotMoved(now));
        }
        hand();
    }

    /// Discord named a voice server.
    synchronized void server(String endpoint, String token, Instant at) {
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
        if (known == null || !ours || !(seen instanceof Whereabouts.InVoice(var channel))) return;
        if (pending != null && !pending.target().equals(seen)) return;
        pending = null;
        attempts = 0;
        VoiceServer server = new VoiceServer(channel, known.endpoint(), known.token(), session);
        if (server.equals(handed)) return;
        handed = server;
        recheck = null;
        outside.opened(guild, server);
    }

    private void forget() {
        offer = null;
        handed = null;
        recheck = null;
        outside.closed(guild);
    }

    /// A node's connection to a voice server is over.
    synchronized void closed(VoiceServer server, int code, Instant now) {
        boolean current = server.equals(handed) && pending == null;
        if (!current || !(wanted instanceof Whereabouts.InVoice(var channel))) return;
        CloseRule rule = CloseRule.of(code);
        rejoins = lastClose.plus(CALM).isBefore(now) ? 0 : rejoins + 1;
        lastClose = now;
        Optional<LeaveReason> hopeless =
                rejoins >= MOST_REJOINS ? Optional.of(LeaveReason.UNSTABLE) : rule.hopeless();
        if (hopeless.isPresent()) {
            rejoins = 0;
            outside.report(guild, new PlayerInput.VoiceUnreachable(channel, hopeless.get()));
            return;
        }
        // 1 s longer, then 2, 4, 8.
        Duration longer = Duration.ofSeconds(rejoins == 0 ? 0 : 1L << (rejoins - 1));
        recheck = new Recheck(server, now.plus(rule.pause()).plus(longer));
    }

    /// Time has passed.
    synchronized void tick(Instant now) {
        Pending asked = pending;
        if (asked != null && asked.deadline().isBefore(now)) unanswered(asked.target());
        Recheck due = recheck;
        if (due == null || due.at().isAfter(now)) return;
        recheck = null;
        boolean stillBad = due.failed().equals(handed) && pending == null && ours;
        if (stillBad && wanted.equals(seen)) {
            handed = null;
            attempts = 0;
            ask(wanted, false);
        }
    }

    private void unanswered(Whereabouts target) {
        pending = null;
        attempts++;
        if (!(target instanceof Whereabouts.InVoice(ChannelId channel))) return;
        if (attempts < ATTEMPTS) {
            // Discord says nothing about an update that changes nothing.
            ask(target, seen.equals(target));
        } else {
            // Or JDA would go on asking every ten seconds.
            ask(Whereabouts.NOWHERE, false);
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
    synchronized Optional<String> mend(
            Whereabouts where, Urgency how, Whereabouts there, Instant at) {
        String doubted = doubt;
        doubt = "";
        if (pending != null || recheck != null) return Optional.empty();
        if (!there.equals(seen)) {
            state(there, session, at);
            return Optional.of("it came to be in " + there + " unnoticed");
        }
        boolean inVoice = where instanceof Whereabouts.InVoice;
        if (!where.equals(wanted)) {
            // The report of a move may just be on its way; one that is lost is the journal's loss.
            doubt = "it should be in " + where + " and went to " + wanted;
        } else if (!there.equals(where) || (inVoice && !ours)) {
            attempts = 0;
            ask(where, false);
            return Optional.of("it was in " + there + " and should be in " + where);
        } else if (inVoice && handed == null) {
            doubt = "it has no voice server in " + where;
        }
        if (doubt.isEmpty() || !doubt.equals(doubted)) return Optional.empty();
        wanted = where;
        urgency = how;
        attempts = 0;
        ask(where, false);
        return Optional.of(doubt);
    }

    /// Whether the bot is where nobody wants it.
    ///
    /// @param there where the gateway's cache has it
    synchronized boolean strayed(Whereabouts there) {
        return pending == null
                && wanted instanceof Whereabouts.Nowhere
                && there instanceof Whereabouts.InVoice;
    }

    /// The gateway session is gone, and with it our voice state.
    synchronized void sessionLost() {
        ours = false;
        seen = Whereabouts.NOWHERE;
        pending = null;
        forget();
    }

    /// A new gateway session has begun, or the guild is back from an outage.
    synchronized void sessionBegan(Whereabouts now, Instant at) {
        if (ours) {
            state(now, session, at);
            return;
        }
        seen = now;
        if (!(wanted instanceof Whereabouts.InVoice) || pending != null) return;
        attempts = 0;
        ask(wanted, false);
    }
}
