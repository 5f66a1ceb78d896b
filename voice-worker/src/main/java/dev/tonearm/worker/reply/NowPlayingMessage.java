package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.panel.NowPlaying;
import dev.tonearm.core.panel.NowPlaying.View;
import dev.tonearm.core.panel.WayToAsk;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.worker.discord.DiscordRest;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a guild's one now-playing message where it belongs, showing the newest state. States that
/// come while it waits for its turn replace each other.
///
/// When a track begins and so much was said since that the message is out of sight, another one
/// takes its place below ([ADR
/// 15](../../../../../../../../docs/adr/0015-the-message-looks-where-it-stands.md)). It is deleted
/// when its successor stands, and the journal is told after that. What is posted has a name that
/// follows from the journal ([PanelNonce]), so a worker that takes over in between posts the same
/// message, which Discord knows to be there.
///
/// What Discord refuses is tried again ([Refusals]): permissions are given back, channels become
/// visible, and bots are invited again. Until then the message stays where it can be shown.
final class NowPlayingMessage {
    private static final Logger log = LoggerFactory.getLogger(NowPlayingMessage.class);

    /// Half of what Discord's limit of 5 in 5 seconds for a channel would allow.
    static final Duration SPACING = Duration.ofSeconds(2);

    /// After so many refused edits in a row the message is taken away, if that is allowed, and
    /// posted anew.
    private static final int EDITS = 3;

    /// With so many messages below it, it is out of sight on most screens.
    static final int OUT_OF_SIGHT = 5;

    /// A message is older than this only if it was there before it was sent.
    private static final Duration SURELY = Duration.ofSeconds(3);

    private final GuildId guild;
    private final Replying replying;
    private final Mailbox lane;
    private final Consumer<PlayerInput> reports;
    private final BooleanSupplier mayAct;

    private final Attempts toShow;
    private final LeftOver leftOver;
    private final BarClock bars;

    private @Nullable PlayerState newest;
    private boolean scheduled;
    private boolean over;
    private @Nullable Scheduled retry;

    /// What is posted, which the journal may not know yet.
    private Panel.@Nullable Posted posted;

    /// What was posted and is not there any more, until there is another one.
    private @Nullable MessageId gone;

    private final Outlook outlook = new Outlook();

    /// Whether it is out of sight, and nobody knows whether its successor stands.
    private boolean succeeding;

    private int shown;
    private Instant next = Instant.MIN;

    /// @param reports takes what becomes of it
    /// @param mayAct whether the guild is ours: a worker that stood still knows an old message
    NowPlayingMessage(
            GuildId guild,
            Replying replying,
            Mailbox lane,
            Consumer<PlayerInput> reports,
            BooleanSupplier mayAct) {
        this.guild = guild;
        this.replying = replying;
        this.lane = lane;
        this.reports = reports;
        this.mayAct = mayAct;
        this.toShow = new Attempts(replying);
        this.leftOver = new LeftOver(replying);
        this.bars = new BarClock(replying.pace(), replying.timer(), this::redraw);
    }

    synchronized void show(PlayerState state) {
        if (posted == null) posted = known(state.panel());
        if (state.panel() instanceof Panel.None) return;
        boolean first = newest == null;
        if (first) state.shown().left().forEach(leftOver::add);
        boolean another = !first && !playing(newest).equals(playing(state));
        newest = state;
        if (first) outlook.takenOver(state, now());
        if (another && state.playback() instanceof Playback.Loaded) outlook.begun();
        if (another) toShow.sign();
        schedule();
    }

    /// Where the journal has it, unless it is not there.
    private Panel.@Nullable Posted known(Panel panel) {
        Panel.Posted known =
                switch (panel) {
                    case Panel.None(), Panel.Wanted _ -> null;
                    case Panel.Moving(_, var from) -> from;
                    case Panel.Posted there -> there;
                };
        return known != null && known.message().equals(gone) ? null : known;
    }

    private static String playing(@Nullable PlayerState state) {
        return state != null && state.playback() instanceof Playback.Loaded loaded
                ? loaded.entry().id().toString()
                : "";
    }

    /// Somebody uses a channel: it may take messages again.
    synchronized void sign(ChannelId channel) {
        toShow.sign(channel);
        leftOver.attempts().sign(channel);
        retryInTime();
    }

    /// What the bot may do in the guild has changed.
    synchronized void sign() {
        toShow.sign();
        leftOver.attempts().sign();
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
        bars.stop();
    }

    /// Time has changed what it shows.
    private synchronized void redraw() {
        schedule();
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
            leftOver.clearUp();
        } finally {
            retryInTime();
        }
    }

    private synchronized @Nullable PlayerState take() {
        scheduled = false;
        next = now().plus(SPACING);
        if (over) return null;
        if (mayAct.getAsBoolean()) return newest;
        schedule();
        return null;
    }

    /// While the channel where it belongs takes nothing, the message goes on where it is.
    private void showIn(ChannelId channel, PlayerState state) {
        Panel.Posted current = current();
        keepOnly(channel, current);
        try {
            int parts = toShow.refused() ? 0 : bars.parts(state);
            boolean there = current != null && current.channel().equals(channel);
            boolean post = !there || succeeding || isOutOfSight(current, state);
            // Who stood still while it looked may have another message in mind than who came after.
            if (!mayAct.getAsBoolean()) {
                again();
                return;
            }
            boolean posted =
                    post
                            && toShow.may(channel)
                            && post(channel, message(channel, state, parts), state, current);
            if (posted) return;
            if (current != null && toShow.may(current.channel())) {
                edit(current, message(current.channel(), state, parts));
                if (there) tellWhere(current, state);
            }
        } catch (RuntimeException broken) {
            log.error("the now-playing message could not be shown", broken);
            toShow.failed(channel, new RestOutcome.Failed("it broke", true));
        }
    }

    private Message message(ChannelId channel, PlayerState state, int parts) {
        WayToAsk way = WayToAsk.in(channel, state.house().manners(), replying.readsRequests());
        return NowPlaying.of(
                state, now(), Texts.of(state.language()), new View.Standing(parts, way));
    }

    /// Looks, when a track has begun, how much was said since.
    private boolean isOutOfSight(Panel.@Nullable Posted current, PlayerState state) {
        // One whose predecessor the journal still knows would be nobody's when we are gone.
        if (current == null || !state.panel().equals(current)) return false;
        synchronized (this) {
            if (!outlook.take(replying.pace().hasRoom(now()))) return false;
        }
        replying.pace().turn(now());
        return rest().saidAfter(current.channel(), current.message(), OUT_OF_SIGHT)
                .filter(said -> said.size() == OUT_OF_SIGHT)
                .isPresent();
    }

    /// The journal may have been away when it should have been told.
    private void tellWhere(Panel.Posted current, PlayerState state) {
        if (current.equals(current()) && !state.panel().equals(current))
            reports.accept(
                    new PlayerInput.PanelPosted(
                            current.channel(), current.message(), leftOver.messages()));
    }

    private void keepOnly(ChannelId channel, Panel.@Nullable Posted current) {
        toShow.keepOnly(
                one -> one.equals(channel) || (current != null && one.equals(current.channel())));
    }

    private void edit(Panel.Posted current, Message message) {
        byte[] json = message.edit();
        int content = Arrays.hashCode(json);
        if (content == shown) {
            toShow.taken(current.channel());
            return;
        }
        RestOutcome outcome = rest().editMessage(current.channel(), current.message(), json);
        switch (outcome) {
            case RestOutcome.Done _ -> shown(current.channel(), content);
            case RestOutcome.Gone _ -> gone(current);
            case RestOutcome.Expired _, RestOutcome.NoAccess _, RestOutcome.Failed _ -> {
                int times = toShow.failed(current.channel(), outcome);
                if (times > 0 && times % EDITS == 0 && leftOver.delete(current).isEmpty())
                    gone(current);
            }
        }
    }

    /// The journal is told when there is another one, or cannot be: whoever takes over meanwhile
    /// finds out as we did, and posts the same.
    private synchronized void gone(Panel.Posted current) {
        posted = null;
        gone = current.message();
        toShow.taken(current.channel());
        again();
    }

    /// @param old what is shown until then
    /// @return whether it is in the channel now
    private boolean post(
            ChannelId channel, Message message, PlayerState state, Panel.@Nullable Posted old) {
        Instant sent = now();
        MessageId before = old == null ? gone : old.message();
        byte[] json = message.postOnce(PanelNonce.of(guild, channel, state, before, sent));
        RestOutcome outcome = rest().createMessage(guild, channel, json);
        if (!(outcome instanceof RestOutcome.Done(var id))) {
            // A channel that is gone may be one that cannot be seen.
            boolean surely = toShow.failed(channel, outcome) > 0;
            if (surely) missing();
            succeeding = !surely && old != null;
            return false;
        }
        shown(channel, Arrays.hashCode(message.edit()));
        posted(new Panel.Posted(channel, id));
        if (id.createdAt().isBefore(sent.minus(SURELY))) {
            // It is what an earlier request made, and shows what was then.
            shown = 0;
            again();
        }
        succeeding = false;
        if (old != null) leftOver.add(old);
        leftOver.clearUp();
        reports.accept(new PlayerInput.PanelPosted(channel, id, leftOver.messages()));
        return true;
    }

    /// There is no message, and will be none for a while.
    private void missing() {
        MessageId missing = gone;
        if (missing != null) reports.accept(new PlayerInput.PanelGone(missing));
    }

    private synchronized void again() {
        next = now().plus(SPACING);
        schedule();
    }

    private synchronized void retryInTime() {
        if (retry != null) retry.cancel();
        retry = null;
        if (over) return;
        Stream.of(toShow.next(), leftOver.attempts().next())
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

    private void shown(ChannelId channel, int content) {
        shown = content;
        toShow.taken(channel);
        replying.telemetry().count(WorkerMetric.PANELS);
    }

    private synchronized Panel.@Nullable Posted current() {
        return posted;
    }

    private synchronized void posted(Panel.Posted now) {
        posted = now;
        gone = null;
        outlook.forget();
    }

    private Instant now() {
        return replying.timer().instant();
    }

    private DiscordRest rest() {
        return replying.rest();
    }
}
