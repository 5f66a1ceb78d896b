package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When something of a guild's now-playing message can be tried: where it was refused, later and
/// later ([Refusals]), and by all guilds together no more often than Discord bears to refuse.
final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /// How long a try waits when there have been too many refusals in all.
    private static final Duration NO_ROOM = Duration.ofMinutes(1);

    private final Replying replying;
    private final Refusals refusals = new Refusals();

    Attempts(Replying replying) {
        this.replying = replying;
    }

    /// Whether a channel can be tried now.
    synchronized boolean may(ChannelId channel) {
        if (!refusals.has(channel)) return true;
        Instant now = now();
        if (!refusals.open(channel, now)) return false;
        boolean room = replying.pace().mayBeRefused(now);
        if (!room) refusals.postponed(channel, now.plus(NO_ROOM));
        return room;
    }

    /// A channel has taken it.
    synchronized void taken(ChannelId channel) {
        refusals.taken(channel);
    }

    /// A channel has not taken it.
    ///
    /// @return how often in a row the channel has refused, 0 if that is not known
    synchronized int failed(ChannelId channel, RestOutcome outcome) {
        replying.telemetry().count(WorkerMetric.PANELS_FAILED);
        log.warn("no now-playing message in channel {}: {}", channel, outcome);
        Instant now = now();
        if (outcome instanceof RestOutcome.Failed(_, boolean again) && again) {
            refusals.unanswered(channel, now);
            return 0;
        }
        replying.pace().refused(now);
        return refusals.refused(channel, now);
    }

    /// Whether any channel refuses.
    synchronized boolean refused() {
        return refusals.any();
    }

    /// What the others once refused is nobody's business any more.
    synchronized void keepOnly(Predicate<ChannelId> wanted) {
        refusals.keepOnly(wanted);
    }

    /// Something happened after which a channel may take it.
    synchronized void sign(ChannelId channel) {
        refusals.sign(channel, now());
    }

    /// The same for all of them.
    synchronized void sign() {
        refusals.sign(now());
    }

    /// When the next one is tried.
    synchronized Optional<Instant> next() {
        return refusals.next();
    }

    private Instant now() {
        return replying.timer().instant();
    }
}
