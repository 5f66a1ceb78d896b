package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.attribute.ICategorizableChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.internal.utils.PermissionUtil;

/// Reads JDA's message: who wrote what where, and what they may do there.
final class Writing {
    private Writing() {}

    static WrittenMessage of(MessageReceivedEvent event, Member member) {
        Guild guild = event.getGuild();
        GuildMessageChannel channel = event.getGuildChannel();
        long permissions =
                PermissionUtil.getEffectivePermission(channel.getPermissionContainer(), member);
        return new WrittenMessage(
                new GuildId(guild.getIdLong()),
                new MessageId(event.getMessageIdLong()),
                new Asker(
                        new UserId(member.getIdLong()),
                        member.getRoles().stream()
                                .map(role -> new RoleId(role.getIdLong()))
                                .collect(Collectors.toUnmodifiableSet()),
                        permissions,
                        new ChannelId(channel.getIdLong()),
                        parent(channel)),
                event.getMessage().getContentRaw(),
                guild.getLocale().getLocale(),
                guild.getSelfMember().hasPermission(channel, Permission.MESSAGE_MANAGE));
    }

    private static long parent(GuildMessageChannel channel) {
        return switch (channel) {
            case ThreadChannel thread -> thread.getParentChannel().getIdLong();
            case ICategorizableChannel inside -> inside.getParentCategoryIdLong();
            default -> 0;
        };
    }
}
