package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.GuildVoiceState;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.StageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot on stages, where everybody comes as one of the audience.
///
/// When it arrives it steps up if it may mute members, and raises its hand otherwise; where it
/// could not, it does so as soon as it may. What moderators do afterwards is theirs: one who sends
/// it back to the audience finds it staying there.
final class Stages {
    private static final Logger log = LoggerFactory.getLogger(Stages.class);

    /// Who may mute others may let themselves speak.
    private static final Permission SPEAKS = Permission.VOICE_MUTE_OTHERS;

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final JdaRest rest;
    private final PlayerReports reports;
    private final Timer timer;
    private final Map<GuildId, Seat> seats = new ConcurrentHashMap<>();

    /// Where it sits in the audience and can do nothing about it.
    private final Map<GuildId, ChannelId> unheard = new ConcurrentHashMap<>();

    /// Where it has sat there since it came.
    private final Map<GuildId, ChannelId> uninvited = new ConcurrentHashMap<>();

    /// Where the bot was last seen on a stage.
    ///
    /// @param session the gateway session that is in voice
    private record Seat(ChannelId channel, String session, boolean audience) {
        boolean sameVisit(Seat other) {
            return channel.equals(other.channel) && session.equals(other.session);
        }
    }

    Stages(JdaRest rest, PlayerReports reports, Timer timer) {
        this.rest = rest;
        this.reports = reports;
        this.timer = timer;
    }

    /// The bot's own voice state; returns at once.
    void seen(GuildId guild, @Nullable AudioChannel channel, GuildVoiceState state) {
        if (!(channel instanceof StageChannel stage)) {
            boolean wasThere = seats.remove(guild) != null;
            unheard.remove(guild);
            uninvited.remove(guild);
            if (wasThere && channel != null) heard(guild, new ChannelId(channel.getIdLong()));
            return;
        }
        String session = state.getSessionId();
        var now =
                new Seat(
                        new ChannelId(stage.getIdLong()),
                        session == null ? "" : session,
                        state.isSuppressed());
        Seat before = seats.put(guild, now);
        boolean arrived = before == null || !before.sameVisit(now);
        if (arrived && now.audience) {
            Thread.ofVirtual().name("stage").start(() -> stepUp(guild, stage));
        } else if (!arrived && now.audience && !before.audience) {
            log.info("guild {}: sent to the audience of the stage {}", guild, now.channel);
            uninvited.remove(guild);
            sitsDown(guild, now.channel);
        } else if (!now.audience && (arrived || before.audience)) {
            log.info("guild {}: speaks on the stage {}", guild, now.channel);
            unheard.remove(guild);
            uninvited.remove(guild);
            heard(guild, now.channel);
        }
    }

    /// Whether the bot sits in the audience and has to be invited to speak.
    boolean unheard(GuildId guild, ChannelId channel) {
        return channel.equals(unheard.get(guild));
    }

    /// What the bot may do has changed; returns at once.
    void accessChanged(Guild in) {
        var guild = new GuildId(in.getIdLong());
        ChannelId waits = uninvited.get(guild);
        if (waits == null) return;
        StageChannel stage = in.getStageChannelById(waits.value());
        if (stage == null || !in.getSelfMember().hasPermission(stage, SPEAKS)) return;
        uninvited.remove(guild);
        Thread.ofVirtual().name("stage").start(() -> stepUp(guild, stage));
    }

    void forget(GuildId guild) {
        seats.remove(guild);
        unheard.remove(guild);
        uninvited.remove(guild);
    }

    private void heard(GuildId guild, ChannelId channel) {
        reports.report(guild, new PlayerInput.Heard(channel));
    }

    private void sitsDown(GuildId guild, ChannelId channel) {
        unheard.put(guild, channel);
        reports.report(guild, new PlayerInput.Unheard(channel));
    }

    private void stepUp(GuildId guild, StageChannel stage) {
        var channel = new ChannelId(stage.getIdLong());
        Member self = stage.getGuild().getSelfMember();
        if (self.hasPermission(stage, SPEAKS) && sent(guild, speak(channel))) {
            return;
        }
        if (self.hasPermission(stage, Permission.REQUEST_TO_SPEAK)) {
            sent(guild, raisedHand(channel));
        }
        // Somebody may have invited it meanwhile, or sent it away.
        Seat now = seats.get(guild);
        if (now == null || !now.channel.equals(channel) || !now.audience) return;
        uninvited.put(guild, channel);
        sitsDown(guild, channel);
    }

    private boolean sent(GuildId guild, byte[] json) {
        for (int tries = 1; ; tries++) {
            RestOutcome outcome = rest.changeOwnVoiceState(guild, json);
            if (outcome instanceof RestOutcome.Done) return true;
            boolean again = outcome instanceof RestOutcome.Failed(_, boolean later) && later;
            if (!again || tries == TRIES) {
                log.warn("guild {}: no place on the stage: {}", guild, outcome);
                return false;
            }
            try {
                timer.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private static byte[] speak(ChannelId channel) {
        return JsonWriter.object(
                json -> json.put("channel_id", channel.toString()).put("suppress", false));
    }

    private byte[] raisedHand(ChannelId channel) {
        return JsonWriter.object(json ->
                json.put("channel_id", channel.toString())
                        .put("request_to_speak_timestamp", timer.instant().toString()));
    }
}
