package dev.tonearm.billing.notice;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.message.Message;

/// Writes to people alone.
///
/// Every call may throw [LetterNotSentException]; then nobody knows whether it arrived, and it can
/// be sent again.
public interface Letters {
    /// Writes to somebody, once for a nonce.
    ///
    /// @param nonce at most 25 characters
    /// @param again whether somebody may have sent it before; then it is looked for first
    Sent send(UserId to, Message message, String nonce, boolean again);

    /// What a server is called and speaks.
    Home home(GuildId guild);

    /// What became of a letter.
    enum Sent {
        ARRIVED,

        /// They take none, or are nowhere to be found.
        REFUSED
    }

    /// A server as Discord describes it.
    ///
    /// @param name empty if the bot is not in it
    /// @param locale such as `de`; empty likewise
    record Home(String name, String locale) {
        static final Home UNKNOWN = new Home("", "");
    }
}
