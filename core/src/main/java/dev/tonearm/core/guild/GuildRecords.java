package dev.tonearm.core.guild;

import java.time.Instant;

/// The settings of every guild, and the count of its commands.
///
/// Every call may throw [GuildRecordsUnavailableException].
public interface GuildRecords {
    /// Counts one more command of a guild and returns its record, in one round trip.
    ///
    /// @param now decides which [rate window][Gate#WINDOW] it counts in
    GuildRecord count(GuildId guild, Instant now);

    /// Turns a slash command off in a guild.
    void disable(GuildId guild, String command);

    /// Turns a slash command on again.
    void enable(GuildId guild, String command);
}
