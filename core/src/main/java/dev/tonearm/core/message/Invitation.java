package dev.tonearm.core.message;

import dev.tonearm.core.guild.GuildId;

/// Where somebody who manages a server invites the bot into it.
///
/// @param applicationId the bot's application
public record Invitation(long applicationId, GuildId guild) {
    /// See channels, send messages with embeds and links, read what stands below the now-playing
    /// message, connect, speak, ask to speak on a stage, send messages in threads, and set a voice
    /// channel's status (discord-api-docs, topics/permissions).
    private static final long PERMISSIONS =
            1L << 10 | 1L << 11 | 1L << 14 | 1L << 16 | 1L << 20 | 1L << 21 | 1L << 32 | 1L << 38
                    | 1L << 48;

    /// Discord's page for it, with this server chosen.
    public String url() {
        return anywhere(applicationId) + "&guild_id=" + guild;
    }

    /// Discord's page for it, on which any server can be chosen.
    public static String anywhere(long applicationId) {
        return "https://discord.com/oauth2/authorize?client_id="
                + Long.toUnsignedString(applicationId)
                + "&scope=bot%20applications.commands&permissions="
                + PERMISSIONS;
    }
}
