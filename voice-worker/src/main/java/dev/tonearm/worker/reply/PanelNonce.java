package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlayerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The name of a now-playing message that is posted: from what the journal says, so that whoever
/// takes over in between posts the same.
final class PanelNonce {
    private PanelNonce() {}

    /// The successor of a message, or what a line wanted in a channel; at most 25 characters, as
    /// Discord takes.
    ///
    /// @param before the message that it succeeds
    static String of(
            GuildId guild,
            ChannelId channel,
            PlayerState state,
            @Nullable MessageId before,
            Instant now) {
        boolean wanted = !(state.panel() instanceof Panel.Posted);
        if (wanted && state.shown().wantedBy() > 0) {
            return "w" + brief(state.shown().wantedBy()) + "-" + brief(channel.value());
        }
        return before == null
                ? brief(guild.value()) + "-" + brief(now.toEpochMilli())
                : "s" + brief(before.value());
    }

    private static String brief(long number) {
        return Long.toUnsignedString(number, Character.MAX_RADIX);
    }
}
