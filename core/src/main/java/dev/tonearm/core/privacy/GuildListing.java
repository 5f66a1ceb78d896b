package dev.tonearm.core.privacy;

import dev.tonearm.core.guild.GuildId;
import java.util.List;
import java.util.Set;

/// The guilds that the bot is in, as a night's listing has them. All of it may throw
/// [PrivacyRecordsUnavailableException].
public interface GuildListing {
    /// Keeps a page of a listing; the same page again replaces it.
    ///
    /// @param run the listing's name
    /// @param after where the page begins
    void keep(String run, GuildId after, List<GuildId> page);

    /// All pages of a listing.
    Set<GuildId> of(String run);
}
