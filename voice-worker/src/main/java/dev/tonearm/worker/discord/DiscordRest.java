package dev.tonearm.worker.discord;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;

/// Discord's REST API as far as answers and the now-playing message need it, with our own JSON and
/// behind the rate limiter that all requests of the bot share.
///
/// Calls block their (virtual) thread for a bounded time. An interaction's token reaches no log and
/// no exception.
public interface DiscordRest {
    /// Edits the answer that was deferred, or the message whose button was pressed.
    ///
    /// @param json the body, a JSON object in UTF-8
    RestOutcome editOriginal(Interaction interaction, byte[] json);

    /// Sends another answer; ephemeral if the body's flags say so.
    RestOutcome followUp(Interaction interaction, byte[] json);

    /// Posts a message to a guild's text channel. A channel that is another guild's is
    /// [RestOutcome.NoAccess]: whatever asked for it, one server's music is nobody else's business.
    RestOutcome createMessage(GuildId guild, ChannelId channel, byte[] json);

    RestOutcome editMessage(ChannelId channel, MessageId message, byte[] json);

    RestOutcome deleteMessage(ChannelId channel, MessageId message);

    /// What became of a request.
    sealed interface RestOutcome {
        /// Done; `message` is what was created or edited (0 after a deletion).
        record Done(MessageId message) implements RestOutcome {}

        /// Discord no longer takes answers to this interaction.
        record Expired() implements RestOutcome {}

        /// The bot may not see or write there.
        record NoAccess() implements RestOutcome {}

        /// The message or channel does not exist any more.
        record Gone() implements RestOutcome {}

        /// Discord refused the body (a defect of ours), was unreachable, or took too long.
        ///
        /// @param why for the log; holds no secret
        /// @param again whether the same request may succeed later
        record Failed(String why, boolean again) implements RestOutcome {}
    }
}
