package dev.tonearm.core.gate;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Kept;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.util.Optional;

/// The settings of every guild, and the count of its commands.
///
/// Every call may throw [GuildRecordsUnavailableException].
public interface GuildRecords {
    /// Counts one more command of a guild, and of who gives it, and returns the guild's record, in
    /// one round trip.
    ///
    /// @param made when Discord made the command, which decides the windows that it counts in
    GuildRecord count(GuildId guild, UserId user, Instant made);

    /// The settings as they are; counts nothing.
    StoredSettings settings(GuildId guild);

    /// Changes them, if they still are what they were when they were read.
    ///
    /// @throws IllegalArgumentException if a newer build wrote what was read
    Kept keep(GuildId guild, StoredSettings before, GuildSettings after);

    /// What they were before a change of the last weeks.
    ///
    /// @param revision the number of the change
    Optional<GuildSettings> before(GuildId guild, long revision);
}
