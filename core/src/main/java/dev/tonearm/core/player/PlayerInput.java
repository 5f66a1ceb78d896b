package dev.tonearm.core.player;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What can move a guild's player: a command with the facts around it, or a report from outside.
public sealed interface PlayerInput {
    /// Somebody's command.
    ///
    /// @param interaction tells what was asked first
    /// @param listener who, and where they are
    /// @param channel the text channel it was given in
    /// @param resolution what the query of a `Play` led to; [Resolution#NOT_NEEDED] for the others
    /// @param lookups how many of the guild's queries are still being looked up
    /// @param language of messages to everybody, by Discord's code; empty if the edge did not say
    /// @param rules of the guild for this command
    /// @param seed fresh randomness, for what shuffles
    record Asked(
            InteractionId interaction,
            PlayerCommand command,
            Listener listener,
            ChannelId channel,
            Resolution resolution,
            Limits limits,
            int lookups,
            String language,
            HouseRules rules,
            long seed,
            FilterSupport support)
            implements PlayerInput {}

    /// Who is with the bot is not who was: votes may be enough now that were too few.
    ///
    /// May be told as often as somebody looks: what is not enough writes nothing.
    ///
    /// @param channel where the bot is
    /// @param crowd who is there now
    /// @param seed fresh randomness, for what shuffles
    record CrowdSeen(ChannelId channel, Crowd crowd, long seed, FilterSupport support)
            implements PlayerInput {}

    /// Something that no person asked for: a node, Discord or the clock reports it.
    sealed interface Report extends PlayerInput {}

    /// The node says that an entry ended by itself.
    record TrackEnded(EntryId entry) implements Report {}

    /// The node says that it cannot play an entry, or not on.
    record TrackFailed(EntryId entry, String detail) implements Report {}

    /// The node says where in an entry it was at an instant.
    record PositionReported(EntryId entry, long positionMillis, Instant at) implements Report {}

    /// No node has these filters, which the guild's sound needs.
    record FiltersMissing(Set<Filter.Kind> kinds) implements Report {
        public FiltersMissing {
            kinds = Set.copyOf(kinds);
        }
    }

    /// It may be time to try a source again that failed.
    ///
    /// May come as often as somebody's clock says so: what is not due does nothing.
    record RetryDue() implements Report {}

    /// Discord says that the bot is in another channel than it was, or in none.
    record BotMoved(Whereabouts voice) implements Report {}

    /// The channel cannot be entered, or nothing can be heard there.
    ///
    /// @param why what the journal says about it
    record VoiceUnreachable(ChannelId channel, LeaveReason why) implements Report {
        /// Discord does not say why it does not let the bot in: no permission, or full.
        public VoiceUnreachable(ChannelId channel) {
            this(channel, LeaveReason.UNREACHABLE);
        }
    }

    /// Discord says whether people, not only bots, are in a voice channel where the bot is.
    ///
    /// May be told as often as somebody looks: what changes nothing writes nothing.
    record ListenersSeen(ChannelId channel, boolean any) implements Report {}

    /// The bot is in the audience of a stage, where nobody hears it until a moderator invites it.
    record Unheard(ChannelId channel) implements Report {}

    /// The bot speaks on a stage, as a moderator or its permissions let it.
    record Heard(ChannelId channel) implements Report {}

    /// It may be time to leave, because nothing has been played for long.
    ///
    /// May come as often as somebody's clock says so: what is not due does nothing.
    record QuietDue() implements Report {}

    /// It may be time to go back to where the bot is meant to stay.
    record ComebackDue() implements Report {}

    /// Nobody has heard for a while what should be playing in the channel.
    record Inaudible(ChannelId channel) implements Report {}

    /// The now-playing message was posted.
    ///
    /// @param left messages in whose place it is, as far as they still stand
    record PanelPosted(ChannelId channel, MessageId message, List<Panel.Posted> left)
            implements Report {
        public PanelPosted {
            left = List.copyOf(left);
        }

        public PanelPosted(ChannelId channel, MessageId message) {
            this(channel, message, List.of());
        }
    }

    /// The now-playing message is gone: somebody deleted it.
    record PanelGone(MessageId message) implements Report {}

    /// Who asks, and whether the bot could come to them.
    ///
    /// @param voice where they are, if that is known; without it the rest means nothing
    /// @param crowd who is where the bot is now
    record Listener(UserId user, Sighting voice, Access access, Crowd crowd) {
        /// Somebody in a guild of whose voice channels nothing is known.
        public static Listener unseen(UserId user, Sighting.Unknown voice) {
            return new Listener(user, voice, Access.OPEN, Crowd.NOBODY);
        }

        /// Whether people other than the listener are with the bot.
        public boolean audience() {
            return crowd.besides(user);
        }
    }

    /// Whether the bot may come into the listener's channel and play there.
    enum Access {
        OPEN,
        CANNOT_CONNECT,
        CANNOT_SPEAK,
        FULL
    }
}
