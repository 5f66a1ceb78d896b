package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Whereabouts;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateArchivedEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.GuildUnavailableEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateTimeOutEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceDeafenEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.VoiceDispatchInterceptor;
import net.dv8tion.jda.internal.JDAImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What JDA tells, on the gateway's reading threads: everything here returns at once.
final class ShardEvents extends ListenerAdapter
        implements VoiceDispatchInterceptor, VoiceServerUpdates.Listener {
    private static final Logger log = LoggerFactory.getLogger(ShardEvents.class);

    /// What JDA says of a shutdown that was asked for.
    private static final int CLOSED_BY_US = 1000;

    private final DiscordShards shards;
    private final GuildReports reports;
    private final Stages stages;
    private final WrittenMessage.Reader reader;

    /// @param reader takes what people write, where Discord tells it
    ShardEvents(
            DiscordShards shards,
            GuildReports reports,
            Stages stages,
            WrittenMessage.Reader reader) {
        this.reader = reader;
        this.shards = shards;
        this.reports = reports;
        this.stages = stages;
    }

    @Override
    public void onReady(ReadyEvent event) {
        int id = shard(event.getJDA());
        // One that was closed meanwhile says nothing of the one in its place.
        shards.shard(id)
                .filter(shard -> shard.jda().equals(event.getJDA()))
                .ifPresent(Shard::nowReady);
        log.info("shard {} is ready with {} guilds", id, event.getGuildAvailableCount());
    }

    /// Discord has answered a heartbeat.
    @Override
    public void onGatewayPing(GatewayPingEvent event) {
        beat(event.getJDA());
    }

    @Override
    public void onSessionResume(SessionResumeEvent event) {
        shards.figures().resumed();
        beat(event.getJDA());
    }

    private void beat(JDA jda) {
        shards.shard(shard(jda)).filter(shard -> shard.jda().equals(jda)).ifPresent(Shard::beat);
    }

    @Override
    public void onSessionDisconnect(SessionDisconnectEvent event) {
        shards.figures().disconnected();
    }

    @Override
    public void onSessionInvalidate(SessionInvalidateEvent event) {
        log.warn("shard {} lost its session", shard(event.getJDA()));
        // Or JDA's first heartbeats of the new session would acknowledge events of the old one.
        ((JDAImpl) event.getJDA()).setResponseTotal(0);
        shards.sessionLost(shard(event.getJDA()));
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        beat(event.getJDA());
        log.info("shard {} has a new session", shard(event.getJDA()));
        event.getJDA().getGuilds().forEach(this::began);
    }

    @Override
    public void onGuildReady(GuildReadyEvent event) {
        shards.guildCame(new GuildId(event.getGuild().getIdLong()));
    }

    @Override
    public void onGuildUnavailable(GuildUnavailableEvent event) {
        shards.guildAway(new GuildId(event.getGuild().getIdLong()));
    }

    @Override
    public void onGuildAvailable(GuildAvailableEvent event) {
        var guild = new GuildId(event.getGuild().getIdLong());
        // Before anybody compares where the bot is with where it was.
        shards.connections().guildBegan(guild, VoiceAccess.self(event.getGuild()));
        shards.guildCame(guild);
        began(event.getGuild());
    }

    private void began(Guild guild) {
        Whereabouts self = VoiceAccess.self(guild);
        shards.connections().guildBegan(new GuildId(guild.getIdLong()), self);
        // Who came and went during an outage was not told, nor what was allowed.
        accessChanged(guild);
        if (self instanceof Whereabouts.InVoice(var channel)) company(guild, channel);
    }

    /// Somebody came, went or changed channels, perhaps the bot itself.
    @Override
    public void onGuildVoiceUpdate(GuildVoiceUpdateEvent event) {
        Guild guild = event.getGuild();
        if (!(VoiceAccess.self(guild) instanceof Whereabouts.InVoice(var channel))) return;
        if (is(event.getChannelLeft(), channel) || is(event.getChannelJoined(), channel)) {
            company(guild, channel);
        }
    }

    /// Somebody hears nothing any more, or hears again: they have no vote, or one.
    @Override
    public void onGuildVoiceDeafen(GuildVoiceDeafenEvent event) {
        if (isSelf(event.getMember())) return;
        Guild guild = event.getGuild();
        if (VoiceAccess.self(guild) instanceof Whereabouts.InVoice(var channel)
                && is(event.getVoiceState().getChannel(), channel)) company(guild, channel);
    }

    private static boolean is(@Nullable AudioChannel one, ChannelId id) {
        return one != null && one.getIdLong() == id.value();
    }

    private void company(Guild guild, ChannelId channel) {
        VoiceAccess.company(guild, channel)
                .ifPresent(seen -> reports.report(new GuildId(guild.getIdLong()), seen));
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        shards.guildCame(new GuildId(event.getGuild().getIdLong()));
        accessChanged(event.getGuild());
    }

    /// Of a channel, for a role or a member.
    @Override
    public void onGenericPermissionOverride(GenericPermissionOverrideEvent event) {
        accessChanged(event.getGuild());
    }

    @Override
    public void onRoleUpdatePermissions(RoleUpdatePermissionsEvent event) {
        accessChanged(event.getGuild());
    }

    @Override
    public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
        if (isSelf(event.getMember())) accessChanged(event.getGuild());
    }

    @Override
    public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
        if (isSelf(event.getMember())) accessChanged(event.getGuild());
    }

    @Override
    public void onGuildMemberUpdateTimeOut(GuildMemberUpdateTimeOutEvent event) {
        if (isSelf(event.getMember())) accessChanged(event.getGuild());
    }

    /// A thread that wakes up takes messages again.
    @Override
    public void onChannelUpdateArchived(ChannelUpdateArchivedEvent event) {
        accessChanged(event.getGuild());
    }

    private static boolean isSelf(Member member) {
        return member.equals(member.getGuild().getSelfMember());
    }

    private void accessChanged(Guild guild) {
        var id = new GuildId(guild.getIdLong());
        reports.accessChanged(id);
        if (shards.connections().leads(id)) stages.accessChanged(guild);
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        Member member = event.getMember();
        if (member == null || event.isWebhookMessage() || event.getAuthor().isBot()) return;
        reader.written(Writing.of(event, member));
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        left(new GuildId(event.getGuild().getIdLong()));
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        left(new GuildId(event.getGuildIdLong()));
    }

    private void left(GuildId guild) {
        shards.guildLeft(guild);
        stages.forget(guild);
        reports.left(guild);
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        if (event.getCode() == Shard.CLOSE_AND_LINGER || event.getCode() == CLOSED_BY_US) {
            log.info("shard {} is left", shard(event.getJDA()));
        } else {
            log.error(
                    "shard {} is closed for good, code {}", shard(event.getJDA()), event.getCode());
        }
    }

    private static int shard(JDA jda) {
        return jda.getShardInfo().getShardId();
    }

    /// Our own voice state.
    @Override
    public boolean onVoiceStateUpdate(VoiceStateUpdate update) {
        String session = update.getVoiceState().getSessionId();
        shards.connections()
                .state(
                        new GuildId(update.getGuildIdLong()),
                        VoiceAccess.whereabouts(update.getChannel()),
                        session == null ? "" : session);
        var guild = new GuildId(update.getGuildIdLong());
        if (shards.connections().leads(guild))
            stages.seen(guild, update.getChannel(), update.getVoiceState());
        return true;
    }

    /// [VoiceServerUpdates] has taken this one's place.
    @Override
    public void onVoiceServerUpdate(VoiceServerUpdate update) {}

    @Override
    public void voiceServer(GuildId guild, String endpoint, String token) {
        shards.connections().server(guild, endpoint, token);
    }

    @Override
    public void noVoiceServer(GuildId guild) {
        shards.connections().noServer(guild);
    }
}
