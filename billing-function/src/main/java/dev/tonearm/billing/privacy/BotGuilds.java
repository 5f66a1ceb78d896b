package dev.tonearm.billing.privacy;

import dev.tonearm.core.guild.GuildId;
import java.util.List;

/// The servers that the bot is in, as Discord lists them.
public interface BotGuilds {
    /// The most of one page.
    int PAGE = 200;

    /// Where the first page begins.
    GuildId BEGIN = new GuildId(0);

    /// The page behind a server, by their ids; the last one has fewer than [#PAGE].
    ///
    /// @throws BotGuildsUnavailableException if Discord does not list them
    List<GuildId> after(GuildId guild);
}
