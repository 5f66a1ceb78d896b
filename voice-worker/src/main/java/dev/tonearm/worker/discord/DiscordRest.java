package dev.tonearm.worker.discord;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.UserId;
import java.util.List;
import java.util.Optional;

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

    /// What was said in a channel after a message; empty if Discord does not tell, as it does not
    /// where the bot may not read what was said before.
    ///
    /// @param most how many messages are told, the newest of them first
    Optional<List<Said>> saidAfter(ChannelId channel, MessageId message, int most);

    /// Sets the line below a voice channel's name; one that needs no change is no request, nor is
    /// one that the bot is known not to be allowed, which is [RestOutcome.NoAccess].
    ///
    /// @param status at most 500 characters; empty for none
    RestOutcome tellStatus(GuildId guild, ChannelId voice, String status);

    /// Something that somebody said.
    record Said(MessageId message, UserId author) {}

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
