package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.FailureReport;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Setbacks;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.telemetry.LogContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a guild's channel what could not be played and why: each entry once, and all that fails
/// within some minutes in one message.
final class FailureNotice {
    /// What fails together is told together.
    static final Duration GATHER = Duration.ofSeconds(2);

    /// A message that old is no longer read; the next failure gets one of its own.
    static final Duration FRESH = Duration.ofMinutes(5);

    static final Duration AFTER_FAILURE = Duration.ofSeconds(15);

    /// What failed so shortly before a worker took over may not have been told.
    static final Duration UNTOLD = Duration.ofSeconds(15);

    private static final Duration SPACING = Duration.ofSeconds(5);
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final int MOST_TRIES = 5;
    private static final int MOST_TOLD = 5;
    private static final int MOST_REMEMBERED = 100;

    private static final Logger log = LoggerFactory.getLogger(FailureNotice.class);

    private final GuildId guild;
    private final Replying replying;
    private final Mailbox lane;

    /// What the message says.
    private final List<PlaybackEvent.Ended> told = new ArrayList<>();

    /// What was said at any time.
    private final Set<EntryId> said = new LinkedHashSet<>();

    private int more;
    private boolean halted;

    /// Whether it was said that the player stopped; until something is heard again.
    private boolean haltSaid;

    private @Nullable ChannelId channel;
    private String language = "";
    private @Nullable MessageId message;
    private Instant begun = LONG_AGO;
    private Instant next = Instant.MIN;
    private int tries;
    private boolean scheduled;

    FailureNotice(GuildId guild, Replying replying, Mailbox lane) {
        this.guild = guild;
        this.replying = replying;
        this.lane = lane;
    }

    /// These events led to a state.
    ///
    /// The first break of a live stream is not told: most are over when it is connected again.
    synchronized void follow(List<PlayerEvent> events, PlayerState after) {
        List<PlaybackEvent.Ended> failed =
                events.stream()
                        .filter(PlaybackEvent.Ended.class::isInstance)
                        .map(PlaybackEvent.Ended.class::cast)
                        .filter(ended -> ended.reason() == EndReason.FAILED)
                        .toList();
        if (failed.isEmpty()) return;
        boolean first = after.setbacks().count() == 1;
        if (first) haltSaid = false;
        if (first && after.halted()) return;
        add(failed, after);
    }

    /// A state was found, and who made it may not have told what failed.
    synchronized void untold(PlayerState state) {
        Setbacks setbacks = state.setbacks();
        boolean recent =
                setbacks.count() > 0
                        && setbacks.last().plus(UNTOLD).isAfter(replying.timer().instant());
        if (!recent || (setbacks.count() == 1 && state.halted())) return;
        List<PlaybackEvent.Ended> failed = new ArrayList<>();
        for (QueueEntry entry : setbacks.out()) {
            failed.add(
                    new PlaybackEvent.Ended(
                            entry.id(),
                            entry.track().name(),
                            EndReason.FAILED,
                            false,
                            setbacks.why()));
        }
        add(failed, state);
    }

    /// Somebody started something: what fails now is news to them.
    synchronized void renew() {
        begun = LONG_AGO;
        said.clear();
        haltSaid = false;
    }

    synchronized boolean idle() {
        return !scheduled;
    }

    private void add(List<PlaybackEvent.Ended> failed, PlayerState state) {
        ChannelId where =
                switch (state.panel()) {
                    case Panel.None() -> null;
                    case Panel.Wanted(var wanted) -> wanted;
                    case Panel.Moving(var wanted, _) -> wanted;
                    case Panel.Posted(var posted, _) -> posted;
                };
        if (where == null) return;
        List<PlaybackEvent.Ended> news =
                failed.stream().filter(one -> said.add(one.entry())).toList();
        boolean halts = state.halted() && !haltSaid;
        if (news.isEmpty() && !halts) return;
        Instant now = replying.timer().instant();
        boolean fresh = where.equals(channel) && begun.plus(FRESH).isAfter(now);
        language = state.language();
        // What waits to be told is told with this, in one message that is as new as this is.
        if (!fresh && scheduled) begun = now;
        if (!fresh && !scheduled) begin(where, now);
        for (PlaybackEvent.Ended one : news) {
            if (told.stream().anyMatch(known -> known.entry().equals(one.entry()))) continue;
            if (told.size() < MOST_TOLD) told.add(one);
            else more++;
        }
        if (halts) {
            halted = true;
            haltSaid = true;
        }
        while (said.size() > MOST_REMEMBERED) said.remove(said.iterator().next());
        tries = 0;
        Instant gathered = now.plus(GATHER);
        schedule(Duration.between(now, next.isAfter(gathered) ? next : gathered));
    }

    private void begin(ChannelId where, Instant now) {
        channel = where;
        message = null;
        begun = now;
        told.clear();
        more = 0;
        halted = false;
    }

    private void schedule(Duration wait) {
        if (scheduled) return;
        scheduled = true;
        replying.timer()
                .after(
                        wait,
                        () -> {
                            if (!lane.offer(this::tell)) dropped();
                        });
    }

    private synchronized void dropped() {
        scheduled = false;
    }

    /// Runs in the lane, so that there is never a second one.
    private void tell() {
        ChannelId where;
        MessageId known;
        Message report;
        Instant of;
        synchronized (this) {
            of = begun;
            scheduled = false;
            next = replying.timer().instant().plus(SPACING);
            where = channel;
            known = message;
            report = FailureReport.of(told, more, halted, Texts.of(language));
        }
        if (where == null) return;
        try (var _ = LogContext.of(guild)) {
            RestOutcome sent =
                    known == null
                            ? replying.rest().createMessage(guild, where, report.post(false))
                            : replying.rest().editMessage(where, known, report.edit());
            sent(of, known, sent);
        }
    }

    private synchronized void sent(Instant of, @Nullable MessageId known, RestOutcome sent) {
        // Another message has begun meanwhile.
        if (!of.equals(begun)) return;
        tries++;
        switch (sent) {
            case RestOutcome.Done(var id) -> message = known == null ? id : known;
            case RestOutcome.Gone _ when known != null -> {
                message = null;
                schedule(GATHER);
            }
            case RestOutcome.Failed(var why, var again) when again && tries < MOST_TRIES -> {
                log.warn("what failed is not told yet: {}", why);
                schedule(AFTER_FAILURE);
            }
            default -> {
                replying.telemetry().count(WorkerMetric.REPLIES_FAILED);
                log.warn("not told what failed: {}", sent);
            }
        }
    }
}
