package dev.tonearm.discord.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Something that changed in the world, told in order to everybody who listens.
public sealed interface WorldChange {

    record UserChanged(User user) implements WorldChange {}

    /// A guild that the bot now sees, if it is a member: new, joined, or back from an outage.
    record GuildAppeared(Guild guild) implements WorldChange {}

    record GuildChanged(Guild guild) implements WorldChange {}

    /// A guild that the bot no longer sees.
    ///
    /// @param outage the guild still exists and will be back
    record GuildVanished(Guild guild, boolean outage) implements WorldChange {}

    record ChannelAdded(Guild guild, Channel channel) implements WorldChange {}

    record ChannelChanged(Guild guild, Channel channel) implements WorldChange {}

    record ChannelStatusChanged(Guild guild, Channel channel) implements WorldChange {}

    record ChannelRemoved(Guild guild, Channel channel) implements WorldChange {}

    record RoleAdded(Guild guild, Role role) implements WorldChange {}

    record RoleChanged(Guild guild, Role role) implements WorldChange {}

    record RoleRemoved(Guild guild, Role role) implements WorldChange {}

    record MemberAdded(Guild guild, Member member) implements WorldChange {}

    record MemberChanged(Guild guild, Member member) implements WorldChange {}

    record MemberRemoved(Guild guild, Member member) implements WorldChange {}

    /// A member came into voice, left it, or changed in it.
    ///
    /// @param state its channel is null when the member left voice
    /// @param before null when the member was not in voice
    record VoiceChanged(Guild guild, VoiceState state, @Nullable VoiceState before, Cause cause)
            implements WorldChange {}

    /// A new message.
    ///
    /// @param visibleTo the only user who sees it, or null
    record MessageAdded(Channel channel, ObjectNode message, @Nullable Long visibleTo)
            implements WorldChange {}

    record MessageEdited(Channel channel, ObjectNode message, @Nullable Long visibleTo)
            implements WorldChange {}

    record MessageDeleted(Channel channel, long message, @Nullable Long visibleTo)
            implements WorldChange {}

    /// Why somebody's voice state changed.
    enum Cause {
        /// The member asked for it.
        SELF,
        /// Somebody moved or disconnected the member, or the member's session ended.
        OTHERS,
        /// The channel or the guild went away.
        CHANNEL_GONE
    }
}
