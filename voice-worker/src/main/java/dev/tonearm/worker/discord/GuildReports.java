package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.PlayerReports;

/// Takes what Discord reports about guilds; called from gateway threads, and returns at once.
public interface GuildReports extends PlayerReports {
    /// The bot was removed from the guild, or the guild was deleted.
    void left(GuildId guild);

    /// What the bot may see and do in the guild may have changed, or the bot is in it again. Told
    /// far more often than that is so.
    void accessChanged(GuildId guild);
}
