package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;

/// Why a command was not done. Each has a text that says what to do now.
public sealed interface Refusal {
    /// A refusal that needs no detail; its text is `refusal.` and the name in lower case.
    enum Simple implements Refusal {
        LISTENER_NOT_IN_VOICE,
        /// Discord does not say just now who is in voice.
        VOICE_UNKNOWN,
        /// The bot is no member of the guild; the text has an invitation.
        NOT_A_MEMBER,
        NOTHING_PLAYING,
        NOTHING_QUEUED,
        ALREADY_PAUSED,
        NOT_PAUSED,
        NOT_SEEKABLE,
        NOT_CONNECTED,
        NOTHING_FOUND,
        FORBIDDEN_ADDRESS,
        CANNOT_CONNECT,
        CANNOT_SPEAK,
        CHANNEL_FULL
    }

    /// The bot has listeners elsewhere.
    record BusyElsewhere(ChannelId channel) implements Refusal {}

    /// The listener is in another channel than the bot.
    record OtherChannel(ChannelId channel) implements Refusal {}

    record QueueFull(int limit) implements Refusal {}

    record NoSuchPosition(int position, int waiting) implements Refusal {}

    record BeyondEnd(long lengthMillis) implements Refusal {}

    /// The source or node could not give the track.
    ///
    /// @param detail what the source said, or empty
    record SourceFailed(String detail) implements Refusal {}
}
