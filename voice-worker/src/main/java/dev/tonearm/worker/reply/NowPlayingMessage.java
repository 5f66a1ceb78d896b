package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.NowPlaying;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.worker.mailbox.Mailbox;
import dev.tonearm.worker.shards.DiscordRest;
import dev.tonearm.worker.shards.DiscordRest.RestOutcome;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Telemetry.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a guild's one now-playing message where it belongs, showing the newest state. States that
/// come while it waits for its turn replace each other.
final class NowPlayingMessage {
    private static final Logger log = LoggerFactory.getLogger(NowPlayingMessage.class);

    /// Half of what Discord's limit of 5 in 5 seconds for a channel would allow.
    static final Duration SPACING = Duration.ofSeconds(2);

    static final Duration AFTER_FAILURE = Duration.ofSeconds(15);

    private final GuildId guild;
    private final Replying replying;
    private final Mailbox lane;
    private final Consumer<PlayerInput> reports;

    private @Nullable PlayerState wanted;
    private boolean scheduled;

    /// What is posted, which the journal may not know yet.
    private Panel.@Nullable Posted posted;

    /// A channel that the bot may not write in; another one is tried as soon as it is asked for.
    private @Nullable ChannelId closed;

    private int shown;
    private Instant next = Instant.MIN;

    NowPlayingMessage(
            GuildId guild, Replying replying, Mailbox lane, Consumer<PlayerInput> reports) {
        this.guild = guild;
        this.replying = replying;
        this.lane = lane;
        this.reports = reports;
    }

    synchronized void show(PlayerState state) {
        if (posted == null && state.panel() instanceof Panel.Posted known) posted = known;
        if (state.panel() instanceof Panel.None) return;
        wanted = state;
        schedule();
    }

    synchronized boolean idle() {
        return !scheduled;
    }

    private void schedule() {
        if (scheduled) return;
        scheduled = true;
        Instant now = replying.timer().instant();
        after(next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO, this::takeTurn);
    }

    private void takeTurn() {
        Duration wait = replying.pace().turn(replying.timer().instant());
        after(wait, () -> lane.offer(this::update));
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
                case Panel.Posted(var channel, _) -> showIn(channel, state);
            }
        }
    }

    private synchronized @Nullable PlayerState take() {
        scheduled = false;
        next = replying.timer().instant().plus(SPACING);
        PlayerState state = wanted;
        wanted = null;
        return state;
    }

    private void showIn(ChannelId channel, PlayerState state) {
        if (channel.equals(closed)) return;
        Message message = NowPlaying.of(state, replying.timer().instant(), Texts.DEFAULT);
        Panel.Posted current = current();
        if (current != null && current.channel().equals(channel)) {
            edit(current, message, state);
        } else {
            post(channel, message, current, state);
        }
    }

    private void edit(Panel.Posted current, Message message, PlayerState state) {
        byte[] json = message.edit();
        if (Arrays.hashCode(json) == shown) return;
        RestOutcome outcome = rest().editMessage(current.channel(), current.message(), json);
        switch (outcome) {
            case RestOutcome.Done _ -> shown(message);
            case RestOutcome.Gone _ -> {
                posted(null);
                reports.accept(new PlayerInput.PanelGone(current.message()));
                // Told the journal or not, the state that is wanted has yet to be shown.
                again(state, SPACING);
            }
            case RestOutcome.Expired _, RestOutcome.NoAccess _, RestOutcome.Failed _ ->
                    failed(current.channel(), outcome, state);
        }
    }

    private void post(
            ChannelId channel, Message message, Panel.@Nullable Posted old, PlayerState state) {
        RestOutcome outcome = rest().createMessage(channel, message.post(false));
        switch (outcome) {
            case RestOutcome.Done(var id) -> {
                shown(message);
                posted(new Panel.Posted(channel, id));
                reports.accept(new PlayerInput.PanelPosted(channel, id));
                if (old != null) delete(old);
            }
            case RestOutcome.Gone _ -> failed(channel, new RestOutcome.NoAccess(), state);
            case RestOutcome.Expired _, RestOutcome.NoAccess _, RestOutcome.Failed _ ->
                    failed(channel, outcome, state);
        }
    }

    private void delete(Panel.Posted old) {
        switch (rest().deleteMessage(old.channel(), old.message())) {
            case RestOutcome.Done _, RestOutcome.Gone _ -> {}
            case RestOutcome other ->
                    log.warn("the old now-playing message stays where it is: {}", other);
        }
    }

    private void failed(ChannelId channel, RestOutcome outcome, PlayerState state) {
        replying.telemetry().count(Count.PANELS_FAILED);
        log.warn("no now-playing message in channel {}: {}", channel, outcome);
        switch (outcome) {
            case RestOutcome.NoAccess _ -> closed = channel;
            case RestOutcome.Failed(_, boolean again) when again -> again(state, AFTER_FAILURE);
            default -> {}
        }
    }

    /// A newer state wins over the one that is tried again.
    private synchronized void again(PlayerState state, Duration wait) {
        if (wanted == null) wanted = state;
        next = replying.timer().instant().plus(wait);
        schedule();
    }

    private void shown(Message message) {
        shown = Arrays.hashCode(message.edit());
        closed = null;
        replying.telemetry().count(Count.PANELS);
    }

    private synchronized Panel.@Nullable Posted current() {
        return posted;
    }

    private synchronized void posted(Panel.@Nullable Posted now) {
        posted = now;
    }

    private DiscordRest rest() {
        return replying.rest();
    }
}
