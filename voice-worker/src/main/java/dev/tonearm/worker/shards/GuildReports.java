package dev.tonearm.worker.shards;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.PlayerReports;

/// Takes what Discord reports about guilds; called from gateway threads, and returns at once.
public interface GuildReports extends PlayerReports {
    /// The shards of a partition have received their guilds, for the first time.
    void ready(int partition);

    /// The bot was removed from the guild, or the guild was deleted.
    void left(GuildId guild);
}
