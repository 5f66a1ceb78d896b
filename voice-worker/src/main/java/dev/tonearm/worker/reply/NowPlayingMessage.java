package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.panel.NowPlaying;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Telemetry.Count;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a guild's one now-playing message where it belongs, showing the newest state. States that
/// come while it waits for its turn replace each other.
///
/// What Discord refuses is tried again ([Refusals]): permissions are given back, channels become
/// visible, and bots are invited again. Until then the message stays where it can be shown.
final class NowPlayingMessage {
    private static final Logger log = LoggerFactory.getLogger(NowPlayingMessage.class);

    /// Half of what Discord's limit of 5 in 5 seconds for a channel would allow.
    static final Duration SPACING = Duration.ofSeconds(2);

    /// How long a try waits when there have been too many refusals in all.
    private static final Duration NO_ROOM = Duration.ofMinutes(1);

    /// After so many refused edits in a row the message is taken away, if that is allowed, and
    /// posted anew.
    private static final int EDITS = 3;

    /// Messages that could not be deleted; more would be a channel that refuses everything.
    private static final int MOST_LEFT_OVER = 4;

    private final GuildId guild;
    private final Replying replying;
    private final Mailbox lane;
    private final Consumer<PlayerInput> reports;

    /// The channels that do not take the message, and those that keep one that should go.
    private final Refusals toShow = new Refusals();

    private final Refusals toDelete = new Refusals();
    private final Deque<Panel.Posted> leftOver = new ArrayDeque<>();

    private @Nullable PlayerState newest;
    private boolean scheduled;
    private boolean over;
    private @Nullable Scheduled retry;

    /// What is posted, which the journal may not know yet.
    private Panel.@Nullable Posted posted;

    /// What was posted without an answer: nobody knows whether it is there. Sent again as it was
    /// sent first, it is one message.
    private @Nullable Sending unanswered;

    private int shown;
    private Instant next = Instant.MIN;

    private record Sending(ChannelId channel, String nonce) {}

    NowPlayingMessage(
            GuildId guild, Replying replying, Mailbox lane, Consumer<PlayerInput> reports) {
        this.guild = guild;
        this.replying = replying;
        this.lane = lane;
        this.reports = reports;
    }

    synchronized void show(PlayerState state) {
        if (posted == null && state.panel() instanceof Panel.Posted known) posted = known;
        if (posted == null && state.panel() instanceof Panel.Moving(_, var known)) posted = known;
        if (state.panel() instanceof Panel.None) return;
        boolean another = newest != null && !playing(newest).equals(playing(state));
        newest = state;
        if (another) toShow.sign(now());
        schedule();
    }

    private static String playing(PlayerState state) {
        return state.playback() instanceof Playback.Loaded loaded
                ? loaded.entry().id().toString()
                : "";
    }

    /// Somebody uses a channel: it may take messages again.
    synchronized void sign(ChannelId channel) {
        toShow.sign(channel, now());
        toDelete.sign(channel, now());
        retryInTime();
    }

    /// What the bot may do in the guild has changed.
    synchronized void sign() {
        toShow.sign(now());
        toDelete.sign(now());
        retryInTime();
    }

    /// Whether nothing is under way.
    synchronized boolean idle() {
        return !scheduled;
    }

    /// Whether nothing will be tried again by itself.
    synchronized boolean settled() {
        return !scheduled && retry == null;
    }

    /// Somebody else keeps the message from now on.
    synchronized void close() {
        over = true;
        if (retry != null) retry.cancel();
        retry = null;
    }

    private void schedule() {
        if (scheduled || over) return;
        scheduled = true;
        Instant now = now();
        after(next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO, this::takeTurn);
    }

    private void takeTurn() {
        Duration wait = replying.pace().turn(now());
        after(wait, this::enter);
    }

    private void enter() {
        if (!lane.offer(this::update)) replying.timer().after(SPACING, this::enter);
    }

    private void after(Duration wait, Runnable task) {
        if (wait.isZero()) task.run();
        else replying.timer().after(wait, task);
    }

    /// Runs in the lane, so that there is never a second one.
    private void update() {
        PlayerState state = take();
        if (state == null) return;
        try (var _ = LogContext.of(guild)) {
            switch (state.panel()) {
                case Panel.None() -> {}
                case Panel.Wanted(var channel) -> showIn(channel, state);
                case Panel.Moving(var channel, _) -> showIn(channel, state);
                case Panel.Posted(var channel, _) -> showIn(channel, state);
            }
            clearUp();
        } finally {
            retryInTime();
        }
    }

    private synchronized @Nullable PlayerState take() {
        scheduled = false;
        next = now().plus(SPACING);
        return over ? null : newest;
    }

    /// While the channel where it belongs takes nothing, the message goes on where it is.
    private void showIn(ChannelId channel, PlayerState state) {
        Panel.Posted current = current();
        keepOnly(channel, current);
        try {
            Message message = NowPlaying.of(state, now(), Texts.of(state.language()));
            boolean there = current != null && current.channel().equals(channel);
            if (!there && mayTry(toShow, channel) && post(channel, message, current)) return;
            if (current != null && mayTry(toShow, current.channel())) edit(current, message);
        } catch (RuntimeException broken) {
            log.error("the now-playing message could not be shown", broken);
            failed(toShow, channel, new RestOutcome.Failed("it broke", true));
        }
    }

    /// What other channels once refused is nobody's business any more.
    private synchronized void keepOnly(ChannelId channel, Panel.@Nullable Posted current) {
        toShow.keepOnly(
                one -> one.equals(channel) || (current != null && one.equals(current.channel())));
    }

    private synchronized boolean mayTry(Refusals refusals, ChannelId channel) {
        if (!refusals.has(channel)) return true;
        Instant now = now();
        if (!refusals.open(channel, now)) return false;
        boolean room = replying.pace().mayBeRefused(now);
        if (!room) refusals.postponed(channel, now.plus(NO_ROOM));
        return room;
    }

    private void edit(Panel.Posted current, Message message) {
        byte[] json = message.edit();
        if (Arrays.hashCode(json) == shown) {
            taken(toShow, current.channel());
            return;
        }
        RestOutcome outcome = rest().editMessage(current.channel(), current.message(), json);
        switch (outcome) {
            case RestOutcome.Done _ -> shown(current.channel(), message);
            case RestOutcome.Gone _ -> gone(current);
            case RestOutcome.Expired _, RestOutcome.NoAccess _, RestOutcome.Failed _ -> {
                int times = failed(toShow, current.channel(), outcome);
                if (times > 0 && times % EDITS == 0 && delete(current).isEmpty()) gone(current);
            }
        }
    }

    private void gone(Panel.Posted current) {
        posted(null);
        taken(toShow, current.channel());
        reports.accept(new PlayerInput.PanelGone(current.message()));
        // Told the journal or not, the newest state has yet to be shown.
        again();
    }

    /// @return whether it is in the channel now
    private boolean post(ChannelId channel, Message message, Panel.@Nullable Posted old) {
        Sending before = unanswered;
        boolean again = before != null && before.channel.equals(channel);
        Sending sending = before != null && again ? before : new Sending(channel, nonce());
        unanswered = null;
        byte[] json = message.postOnce(sending.nonce);
        RestOutcome outcome = rest().createMessage(guild, channel, json);
        if (!(outcome instanceof RestOutcome.Done(var id))) {
            if (outcome instanceof RestOutcome.Failed(_, boolean later) && later) {
                unanswered = sending;
            }
            // A channel that is gone may be one that cannot be seen.
            failed(toShow, channel, outcome);
            return false;
        }
        shown(channel, message);
        posted(new Panel.Posted(channel, id));
        if (again) {
            // It may be what the first request made, and show what was then.
            shown = 0;
            again();
        }
        if (old != null) leaveOver(old);
        reports.accept(new PlayerInput.PanelPosted(channel, id));
        return true;
    }

    /// At most 25 characters; no two messages of a guild are begun in one millisecond.
    private String nonce() {
        return Long.toUnsignedString(guild.value(), Character.MAX_RADIX)
                + "-"
                + Long.toString(now().toEpochMilli(), Character.MAX_RADIX);
    }

    private synchronized void leaveOver(Panel.Posted old) {
        leftOver.add(old);
        if (leftOver.size() > MOST_LEFT_OVER) leftOver.remove();
        toDelete.keepOnly(one -> leftOver.stream().anyMatch(left -> left.channel().equals(one)));
    }

    /// Deletes messages in whose place there is another one, as far as that is allowed now.
    private void clearUp() {
        for (int left = leftOver.size(); left > 0; left--) {
            Panel.Posted old = leftOver.remove();
            if (!mayTry(toDelete, old.channel())) {
                leftOver.add(old);
                continue;
            }
            Optional<RestOutcome> refused = delete(old);
            if (refused.isEmpty()) {
                taken(toDelete, old.channel());
            } else {
                failed(toDelete, old.channel(), refused.get());
                leftOver.add(old);
            }
        }
    }

    /// @return why not, or nothing when the message is gone
    private Optional<RestOutcome> delete(Panel.Posted old) {
        return switch (rest().deleteMessage(old.channel(), old.message())) {
            case RestOutcome.Done _, RestOutcome.Gone _ -> Optional.empty();
            case RestOutcome refused -> Optional.of(refused);
        };
    }

    /// @return how often in a row the channel has refused, 0 if that is not known
    private synchronized int failed(Refusals refusals, ChannelId channel, RestOutcome outcome) {
        replying.telemetry().count(Count.PANELS_FAILED);
        log.warn("no now-playing message in channel {}: {}", channel, outcome);
        Instant now = now();
        if (outcome instanceof RestOutcome.Failed(_, boolean again) && again) {
            refusals.unanswered(channel, now);
            return 0;
        }
        replying.pace().refused(now);
        return refusals.refused(channel, now);
    }

    private synchronized void again() {
        next = now().plus(SPACING);
        schedule();
    }

    private synchronized void retryInTime() {
        if (retry != null) retry.cancel();
        retry = null;
        if (over) return;
        Stream.of(toShow.next(), toDelete.next())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .ifPresent(when -> {
                    Instant now = now();
                    Duration wait = when.isAfter(now) ? Duration.between(now, when) : Duration.ZERO;
                    retry = replying.timer().after(wait, this::retry);
                });
    }

    private synchronized void retry() {
        retry = null;
        schedule();
    }

    private void shown(ChannelId channel, Message message) {
        shown = Arrays.hashCode(message.edit());
        taken(toShow, channel);
        replying.telemetry().count(Count.PANELS);
    }

    private synchronized void taken(Refusals refusals, ChannelId channel) {
        refusals.taken(channel);
    }

    private synchronized Panel.@Nullable Posted current() {
        return posted;
    }

    private synchronized void posted(Panel.@Nullable Posted now) {
        posted = now;
    }

    private Instant now() {
        return replying.timer().instant();
    }

    private DiscordRest rest() {
        return replying.rest();
    }
}
