package dev.tonearm.core.guild;

import java.time.Instant;

/// The settings of every guild, and the count of its commands.
///
/// Every call may throw [GuildRecordsUnavailableException].
public interface GuildRecords {
    /// Counts one more command of a guild and returns its record, in one round trip.
    ///
    /// @param made when Discord made the command, which decides the [rate window][Gate#WINDOW] that
    ///   it counts in
    GuildRecord count(GuildId guild, Instant made);

    /// Turns a slash command off in a guild.
    void disable(GuildId guild, String command);

    /// Turns a slash command on again.
    void enable(GuildId guild, String command);

    /// Chooses the language of messages to everybody, by one conditional write.
    ///
    /// @param language by Discord's code; empty for the one that Discord says the server speaks
    /// @return whether that was another one
    boolean speak(GuildId guild, String language);
}
