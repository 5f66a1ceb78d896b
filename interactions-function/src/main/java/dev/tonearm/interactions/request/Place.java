package dev.tonearm.interactions.request;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;

/// Where on Discord something was done.
public sealed interface Place {
    /// In a server.
    ///
    /// @param permissions what the person may do in the channel, as Discord's bits
    /// @param locale the language that Discord says the server speaks, such as `de` or `en-US`
    record Server(GuildId guild, ChannelId channel, long permissions, String locale)
            implements Place {
        private static final long ADMINISTRATOR = 1L << 3;

        /// Whether the person has all of these permissions; administrators have every one.
        public boolean allows(long needed) {
            return (permissions & ADMINISTRATOR) != 0 || (permissions & needed) == needed;
        }
    }

    /// In a direct message or a group, where there is no voice channel to play in.
    record DirectMessage() implements Place {}
}
