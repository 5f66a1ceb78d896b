package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.message.Message;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.time.Duration;

/// Answers in a channel, for who has not given a command that Discord could show an answer to. The
/// channel keeps them for a moment, because it is no place to talk.
public final class Briefly {
    /// Long enough to read a sentence twice.
    static final Duration MOMENT = Duration.ofSeconds(12);

    private final Replying replying;

    public Briefly(Replying replying) {
        this.replying = replying;
    }

    /// Answers what somebody wrote: once, however often it is asked to in a few minutes.
    public RestOutcome answer(GuildId guild, ChannelId channel, MessageId to, Message message) {
        return say(guild, channel, message.postOnce(name(to)));
    }

    /// The words of an answer.
    static byte[] words(MessageId to, Message message) {
        return message.postOnce(name(to));
    }

    private static String name(MessageId to) {
        return "a" + Long.toUnsignedString(to.value(), Character.MAX_RADIX);
    }

    /// Says words that were made.
    RestOutcome say(GuildId guild, ChannelId channel, byte[] words) {
        RestOutcome sent = replying.rest().createMessage(guild, channel, words);
        if (sent instanceof RestOutcome.Done(var message)) {
            replying.timer()
                    .after(
                            MOMENT,
                            () ->
                                    replying.threads()
                                            .execute(() ->
                                                    replying.rest()
                                                            .deleteMessage(channel, message)));
        }
        return sent;
    }
}
