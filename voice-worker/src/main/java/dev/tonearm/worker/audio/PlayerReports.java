package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerInput;

/// Takes what nodes and Discord report about a guild's player.
///
/// Called from their reading threads: it hands the input to the guild's mailbox and returns at
/// once. Reports of one guild come in order.
@FunctionalInterface
public interface PlayerReports {
    void report(GuildId guild, PlayerInput input);
}
