package dev.tonearm.core.player;

/// What is known of where somebody is in voice. Not to know it is something else than to know that
/// they are nowhere.
public sealed interface Sighting permits Whereabouts, Sighting.Unknown {
    /// Nobody can see into the guild's voice channels.
    record Unknown(Why why) implements Sighting {}

    /// Why nobody can.
    enum Why {
        /// Discord says nothing of the guild just now: its shard begins a new session, or the guild
        /// is in an outage.
        AWAY,
        /// The bot is no member of the guild, which has installed only its commands.
        NOT_A_MEMBER
    }
}
