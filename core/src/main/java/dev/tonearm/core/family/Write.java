package dev.tonearm.core.family;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildRecords;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;

/// Something to keep about a guild that its player has nothing to do with: it does not travel, but
/// is written at once by one conditional update, and answered.
public interface Write {
    /// The slash command that this does, group and subcommand separated by spaces.
    String slash();

    /// What a member needs for it.
    Permission permission();

    /// Writes it; the same twice does nothing the second time.
    ///
    /// May throw [dev.tonearm.core.guild.GuildRecordsUnavailableException]; it may be written then.
    ///
    /// @param texts in the language of who asks
    Message save(GuildId guild, GuildRecords records, Texts texts);
}
