package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Limits;

/// Who is told that a queue has changed by what somebody asked for.
public interface QueueWatch {
    /// Nobody.
    QueueWatch NOBODY = (_, _, _, _) -> {};

    /// It had so many tracks and has so many. Called in the guild's turn, so it must not wait.
    ///
    /// @param limits under which it was asked
    void changed(GuildId guild, int before, int after, Limits limits);
}
