package dev.tonearm.core.privacy;

import dev.tonearm.core.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;

/// The guilds that the bot is not in any more. All of it may throw
/// [PrivacyRecordsUnavailableException], and can be repeated.
public interface Departures {
    /// How long everything of such a guild stays, for who invites the bot again.
    Duration KEPT = Duration.ofDays(30);

    /// Since when each of them was missed.
    SortedMap<GuildId, Instant> all();

    /// Notes that one is missed, unless that is noted.
    void missed(GuildId guild, Instant now);

    /// Notes that it is back, or that nothing of it is kept any more.
    void settled(GuildId guild);
}
