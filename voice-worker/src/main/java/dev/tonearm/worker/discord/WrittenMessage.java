package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;

/// What somebody wrote in a text channel.
///
/// @param asker who, where, and what they may do there
/// @param text what strangers write: never for a log
/// @param locale the language that Discord says the server speaks
/// @param deletable whether the bot may delete it
public record WrittenMessage(
        GuildId guild, MessageId id, Asker asker, String text, String locale, boolean deletable) {
    @Override
    public String toString() {
        return "WrittenMessage[" + guild + ", " + id + ", " + asker.channel() + "]";
    }

    /// Takes what people write; called from gateway threads, and returns at once.
    public interface Reader {
        void written(WrittenMessage message);
    }
}
