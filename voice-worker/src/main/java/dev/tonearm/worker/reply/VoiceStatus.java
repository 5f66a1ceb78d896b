package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.text.Legible;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The line below the name of a guild's voice channel: what plays, while it plays, where the server
/// wants it and the bot may.
///
/// Whoever has left a channel needs more permissions to clear its line than whoever is in it, so it
/// is cleared first ([#clear]). A channel that refuses is left in peace until something changes
/// that the bot may do.
final class VoiceStatus {
    private static final Logger log = LoggerFactory.getLogger(VoiceStatus.class);

    /// Between two changes; a channel's name is no ticker.
    static final Duration SPACING = Duration.ofSeconds(5);

    /// After Discord did not answer.
    static final Duration AGAIN = Duration.ofSeconds(30);

    /// How long the bot waits at most before it leaves a channel whose line is being cleared.
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int MOST_CHARACTERS = 200;

    private final GuildId guild;
    private final Replying replying;

    private @Nullable Line wanted;

    /// What the channel shows, as far as it is known.
    private @Nullable Line stands;

    private @Nullable ChannelId refused;
    private @Nullable Scheduled scheduled;
    private boolean sending;
    private boolean over;
    private Instant next = Instant.MIN;

    private record Line(ChannelId channel, String text) {}

    VoiceStatus(GuildId guild, Replying replying) {
        this.guild = guild;
        this.replying = replying;
    }

    /// The state says this now.
    synchronized void follow(PlayerState state) {
        wanted = line(state);
        schedule();
    }

    private static @Nullable Line line(PlayerState state) {
        boolean plays = state.playback() instanceof Playback.Loaded loaded && !loaded.paused();
        if (!plays
                || !state.house().manners().voiceStatus()
                || !(state.voice() instanceof Whereabouts.InVoice(var channel))
                || !(state.playback() instanceof Playback.Loaded loaded)) return null;
        String name = Legible.line(loaded.entry().track().name(), MOST_CHARACTERS);
        Texts texts = Texts.of(state.language());
        return new Line(channel, "🎵 " + (name.isEmpty() ? texts.text("untitled") : name));
    }

    /// What the bot may do has changed.
    synchronized void sign() {
        refused = null;
        schedule();
    }

    /// Whether nothing will be done by itself.
    synchronized boolean settled() {
        return scheduled == null && !sending;
    }

    /// Somebody else keeps it from now on.
    synchronized void close() {
        over = true;
        if (scheduled != null) scheduled.cancel();
        scheduled = null;
    }

    /// Clears the line of a channel that the bot is about to leave, if there is one.
    ///
    /// @param to where it goes
    /// @param then runs once or twice when it may go, from any thread
    /// @return false if it may go at once
    boolean clear(Whereabouts to, Runnable then) {
        Line old;
        synchronized (this) {
            old = stands;
            if (old == null || over || to.equals(new Whereabouts.InVoice(old.channel))) {
                return false;
            }
            stands = null;
            if (wanted != null && wanted.channel.equals(old.channel)) wanted = null;
        }
        replying.timer().after(PATIENCE, then);
        replying.threads()
                .execute(() -> {
                    try {
                        tell(old.channel, "");
                    } finally {
                        then.run();
                    }
                });
        return true;
    }

    private void schedule() {
        if (over || sending || scheduled != null || nothingToDo()) return;
        Instant now = replying.timer().instant();
        Duration wait = next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
        scheduled = replying.timer().after(wait, this::due);
    }

    private boolean nothingToDo() {
        if (Objects.equals(wanted, stands)) return true;
        return wanted == null ? stands == null : wanted.channel.equals(refused);
    }

    private void due() {
        Line to;
        Line old;
        ChannelId channel;
        synchronized (this) {
            scheduled = null;
            if (over || nothingToDo()) return;
            to = wanted;
            old = stands;
            channel = to != null ? to.channel : Objects.requireNonNull(old).channel;
            sending = true;
        }
        replying.threads().execute(() -> send(channel, to, old));
    }

    private void send(ChannelId channel, @Nullable Line to, @Nullable Line old) {
        RestOutcome outcome = new RestOutcome.Failed("it broke", false);
        try {
            // A moderator has moved the bot, which could not clear it before.
            if (old != null && !old.channel.equals(channel)) tell(old.channel, "");
            outcome = tell(channel, to == null ? "" : to.text);
        } finally {
            sent(channel, to, outcome);
        }
    }

    private synchronized void sent(ChannelId channel, @Nullable Line to, RestOutcome outcome) {
        sending = false;
        Instant now = replying.timer().instant();
        next = now.plus(SPACING);
        switch (outcome) {
            case RestOutcome.Done _ -> stands = to;
            case RestOutcome.Failed(_, boolean again) when again -> next = now.plus(AGAIN);
            default -> {
                refused = channel;
                // Whatever it shows, it is not ours to change.
                if (stands != null && stands.channel.equals(channel)) stands = null;
            }
        }
        schedule();
    }

    private RestOutcome tell(ChannelId channel, String text) {
        replying.pace().turn(replying.timer().instant());
        try (var _ = LogContext.of(guild)) {
            RestOutcome outcome = replying.rest().tellStatus(guild, channel, text);
            if (!(outcome instanceof RestOutcome.Done)) {
                log.info("the line of voice channel {} stays: {}", channel, outcome);
            }
            return outcome;
        }
    }
}
