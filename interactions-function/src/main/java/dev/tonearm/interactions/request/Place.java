package dev.tonearm.interactions.request;

import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.RoleId;
import java.util.List;
import java.util.Set;

/// Where on Discord something was done.
public sealed interface Place {
    /// In a server.
    ///
    /// @param parent the category of the channel, or the channel that it is a thread of; 0 for none
    /// @param roles of the person; everybody has the one with the server's own id
    /// @param permissions what the person may do in the channel, as Discord's bits
    /// @param locale the language that Discord says the server speaks, such as `de` or `en-US`
    /// @param bought in Discord's shop, for the server or by the person alone
    record Server(
            GuildId guild,
            ChannelId channel,
            long parent,
            Set<RoleId> roles,
            long permissions,
            String locale,
            List<Entitlement> bought)
            implements Place {
        public Server {
            roles = Set.copyOf(roles);
            bought = List.copyOf(bought);
        }
    }

    /// In a direct message or a group, where there is no voice channel to play in.
    record DirectMessage() implements Place {}
}
