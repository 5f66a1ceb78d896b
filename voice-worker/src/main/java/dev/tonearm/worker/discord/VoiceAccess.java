package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.player.PlayerInput.Listener;
import dev.tonearm.core.player.Whereabouts;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.GuildVoiceState;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.VoiceChannel;
import net.dv8tion.jda.api.entities.channel.middleman.AudioChannel;
import org.jspecify.annotations.Nullable;

/// Reads JDA's cache: who is in voice where, and whether the bot may be there too.
///
/// The cache has exactly those members who are in voice.
final class VoiceAccess {
    private VoiceAccess() {}

    static Listener listener(Guild guild, UserId user, Whereabouts bot) {
        AudioChannel channel = channel(guild.getMemberById(user.value()));
        return new Listener(
                user,
                whereabouts(channel),
                channel == null ? Access.OPEN : access(channel),
                crowd(guild, bot));
    }

    /// Whether people are in a channel: whoever is deafened has chosen to stay, a bot has not.
    static Optional<PlayerInput.ListenersSeen> company(Guild guild, ChannelId id) {
        return Optional.ofNullable(guild.getChannelById(AudioChannel.class, id.value()))
                .map(channel ->
                        new PlayerInput.ListenersSeen(
                                id,
                                channel.getMembers().stream()
                                        .anyMatch(member -> !member.getUser().isBot())));
    }

    /// The line below a voice channel's name, if the bot may set it; whoever is not in the channel
    /// has to manage it for that.
    static Optional<String> status(Guild guild, ChannelId id) {
        VoiceChannel channel = guild.getVoiceChannelById(id.value());
        if (channel == null) return Optional.empty();
        Member self = guild.getSelfMember();
        boolean inside = channel.equals(channel(self));
        boolean may =
                self.hasPermission(channel, Permission.VIEW_CHANNEL, Permission.VOICE_SET_STATUS)
                        && (inside || self.hasPermission(channel, Permission.MANAGE_CHANNEL));
        return may ? Optional.of(channel.getStatus()) : Optional.empty();
    }

    static Whereabouts self(Guild guild) {
        return whereabouts(channel(guild.getSelfMember()));
    }

    static Whereabouts whereabouts(@Nullable AudioChannel channel) {
        return channel == null
                ? Whereabouts.NOWHERE
                : new Whereabouts.InVoice(new ChannelId(channel.getIdLong()));
    }

    private static @Nullable AudioChannel channel(@Nullable Member member) {
        if (member == null) return null;
        GuildVoiceState state = member.getVoiceState();
        return state == null ? null : state.getChannel();
    }

    private static Access access(AudioChannel channel) {
        Member self = channel.getGuild().getSelfMember();
        boolean inside = channel.equals(channel(self));
        boolean mayEnter =
                self.hasPermission(channel, Permission.VIEW_CHANNEL, Permission.VOICE_CONNECT)
                        && !self.isTimedOut();
        if (!mayEnter && !inside) return Access.CANNOT_CONNECT;
        // On a stage nobody speaks by permission alone.
        boolean stage = channel.getType() == ChannelType.STAGE;
        if (!stage && !self.hasPermission(channel, Permission.VOICE_SPEAK)) {
            return Access.CANNOT_SPEAK;
        }
        int limit = channel.getUserLimit();
        boolean full = limit > 0 && channel.getMembers().size() >= limit;
        // Discord lets those in who may move others.
        boolean passes = inside || self.hasPermission(channel, Permission.VOICE_MOVE_OTHERS);
        return full && !passes ? Access.FULL : Access.OPEN;
    }

    /// Who is where the bot is. Once a command, also for thousands.
    static Crowd crowd(Guild guild, Whereabouts bot) {
        if (!(bot instanceof Whereabouts.InVoice(var id))) return Crowd.NOBODY;
        AudioChannel channel = guild.getChannelById(AudioChannel.class, id.value());
        if (channel == null) return Crowd.NOBODY;
        Set<UserId> people = new HashSet<>();
        Set<UserId> deafened = new HashSet<>();
        for (Member member : channel.getMembers()) {
            if (member.getUser().isBot()) continue;
            UserId user = new UserId(member.getIdLong());
            people.add(user);
            GuildVoiceState state = member.getVoiceState();
            if (state != null && state.isDeafened()) deafened.add(user);
        }
        return new Crowd(people, deafened);
    }
}
