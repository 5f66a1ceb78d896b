package dev.tonearm.core.player;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Need;
import dev.tonearm.core.plan.Quota;
import java.util.Set;

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
        /// Nothing was on that could be on again.
        NOTHING_BEFORE,
        NOTHING_TO_UNDO,
        NOTHING_TO_REDO,
        /// A button's own step is not there any more.
        UNDONE_ALREADY,
        /// A button's own step is not the last one.
        DONE_SINCE,
        ALREADY_PAUSED,
        NOT_PAUSED,
        NOT_SEEKABLE,
        NOT_CONNECTED,
        NOTHING_FOUND,
        /// A scheme that is neither http nor https.
        ADDRESS_NOT_WEB,
        /// No host, no such port, or a host that could be none.
        ADDRESS_BROKEN,
        ADDRESS_TOO_LONG,
        ADDRESS_WITH_PASSWORD,
        /// The host is in a network that listeners have no business in.
        ADDRESS_INSIDE,
        /// What a public address led to is in such a network, or could not be told from one.
        ADDRESS_LEADS_INSIDE,
        HOST_UNKNOWN,
        /// The name service did not say in time where the host is.
        HOST_UNANSWERED,
        /// No audio node could be asked.
        NODE_AWAY,
        /// The operator's music library could not be searched.
        LIBRARY_AWAY,
        /// The source did not answer the node in time.
        SOURCE_LATE,
        /// A track or a list that says more about itself than is kept.
        TOO_BIG,
        CANNOT_CONNECT,
        CANNOT_SPEAK,
        CHANNEL_FULL,
        /// Somebody stopped the music while it was being looked up.
        CALLED_OFF,
        /// So much of the guild's is being looked up that no more can wait.
        TOO_MANY_LOOKUPS,
        /// The rule is to vote, and who hears nothing has no vote.
        DEAFENED,
        /// The rule lets a listener take away their own tracks only.
        DJS_ONLY,
        /// The rule does not let a listener end what others hear to play something else at once.
        NOT_NOW,
        /// It needs a newer format than the operator lets this build write, because older builds
        /// still run.
        NOT_YET
    }

    /// The bot has listeners elsewhere.
    record BusyElsewhere(ChannelId channel) implements Refusal {}

    /// The listener is in another channel than the bot.
    record OtherChannel(ChannelId channel) implements Refusal {}

    /// The server lets the bot come into these voice channels only.
    record ChannelClosed(Set<ChannelId> open) implements Refusal {
        public ChannelClosed {
            open = Set.copyOf(open);
        }
    }

    /// So many tracks of the listener wait as the server lets one listener have.
    record ShareFull(int most) implements Refusal {}

    /// The listener's vote counts already.
    record VotedAlready(int votes, int needed) implements Refusal {}

    record QueueFull(int limit) implements Refusal {}

    /// The server's plan has not, or has not enough of, what this needs.
    record NotInPlan(Need need, Limits limits) implements Refusal {}

    /// There is no room in the queue: more is to be had with another plan, or nowhere.
    static Refusal full(Limits limits) {
        return limits.offer(Quota.QUEUE).isPresent()
                ? new NotInPlan(Quota.QUEUE, limits)
                : new QueueFull(limits.queue());
    }

    /// What the queue's tracks say about themselves is as much as is kept of a guild.
    record QueueHeavy(long bytes) implements Refusal {}

    /// Nothing waits that somebody asked for.
    record NothingOf(UserId user) implements Refusal {}

    record NoSuchPosition(int position, int waiting) implements Refusal {}

    /// The audio node has no such filters.
    record FiltersMissing(Set<Filter.Kind> kinds) implements Refusal {
        public FiltersMissing {
            kinds = Set.copyOf(kinds);
        }
    }

    record BeyondEnd(long lengthMillis) implements Refusal {}

    /// The source or node could not give the track.
    ///
    /// @param detail what the source said, or empty
    record SourceFailed(String detail) implements Refusal {}
}
