package dev.tonearm.core.player;

import dev.tonearm.core.guild.GuildId;

/// Takes people out of what is stored of players.
public interface JournalErasure {
    /// Takes people out of a guild's journal: the snapshot is written anew without them, together
    /// with a line that says nothing and takes the place of the next. Whoever still has the state
    /// as it was in memory, the worker above all, cannot write it any more: their next line finds
    /// its place taken, and they load. Lines that name these people are deleted then.
    ///
    /// Repeating it does no harm, and finishes what was broken off. May throw
    /// [JournalUnavailableException].
    Erased erase(GuildId guild, Forgetting people);

    /// What became of it.
    enum Erased {
        /// Nothing named them.
        NOTHING,

        /// Nothing names them any more.
        DONE,

        /// A newer build wrote something that this one cannot read; it is as it was.
        NEWER,

        /// Others wrote all the time; something may name them still.
        BUSY
    }
}
