package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import java.util.List;

/// One thing that happened to a guild's player. The journal's lines are made of these, so a case is
/// never changed in meaning; a new meaning is a new case.
public sealed interface PlayerEvent {
    /// Entries joined the queue.
    ///
    /// @param index where the first of them stands, 0 is next
    /// @param playlist the name of the list they came from, empty for single tracks and for a list
    ///   that has none
    /// @param list whether they came from a list
    /// @param leftOut what of the list did not join
    record Enqueued(
            int index, List<QueueEntry> entries, String playlist, boolean list, LeftOut leftOut)
            implements PlayerEvent {
        public Enqueued {
            entries = List.copyOf(entries);
            list = list || many(entries, playlist);
        }

        public Enqueued(int index, List<QueueEntry> entries, String playlist) {
            this(index, entries, playlist, false, LeftOut.NONE);
        }

        /// Whether entries and name alone say that it was a list, as they did before it was noted.
        static boolean many(List<QueueEntry> entries, String playlist) {
            return !playlist.isEmpty() || entries.size() > 1;
        }
    }

    /// A waiting entry, or the playing one again, started.
    record Started(EntryId entry, String title, long positionMillis) implements PlayerEvent {}

    /// The playing entry ended.
    ///
    /// @param requeued whether it went to the end of the queue, as loop mode QUEUE wants
    /// @param detail what the node said when it failed, else empty
    record Ended(EntryId entry, String title, EndReason reason, boolean requeued, String detail)
            implements PlayerEvent {}

    /// The music stopped; the playing entry went back to the head of the queue.
    record Stopped(EntryId entry, String title) implements PlayerEvent {}

    record Paused(long positionMillis) implements PlayerEvent {}

    record Resumed(long positionMillis) implements PlayerEvent {}

    record Sought(long positionMillis) implements PlayerEvent {}

    /// The node was elsewhere in the track than the clock said, and is right.
    record Drifted(long positionMillis) implements PlayerEvent {}

    record VolumeSet(int percent) implements PlayerEvent {}

    record LoopSet(LoopMode mode) implements PlayerEvent {}

    /// The queue was put in the order that this seed gives.
    record Shuffled(long seed) implements PlayerEvent {}

    /// Waiting entries from `index` on were taken out.
    record Removed(int index, int count, String firstTitle) implements PlayerEvent {}

    record Cleared(int count) implements PlayerEvent {}

    /// The bot is, or should be, in this voice channel.
    record VoiceJoined(ChannelId channel) implements PlayerEvent {}

    record VoiceLeft(LeaveReason reason) implements PlayerEvent {}

    /// Nobody but bots is in the bot's channel any more.
    record LeftAlone() implements PlayerEvent {}

    /// Somebody is in the bot's channel again.
    record Accompanied() implements PlayerEvent {}

    /// The now-playing message belongs in this text channel from now on.
    record PanelWanted(ChannelId channel) implements PlayerEvent {}

    record PanelPosted(ChannelId channel, MessageId message) implements PlayerEvent {}

    /// Why an entry ended.
    enum EndReason {
        /// It played to its end.
        FINISHED,
        /// Somebody wanted the next one.
        SKIPPED,
        /// Somebody wanted another one at once.
        REPLACED,
        /// The node could not play it.
        FAILED
    }

    /// Why the bot is in no voice channel any more.
    enum LeaveReason {
        ASKED,
        /// A moderator disconnected it, or its channel was deleted.
        DISCONNECTED,
        /// It could not get into the channel.
        UNREACHABLE,
        /// Nobody was in its channel for [Company#LONGEST_ALONE].
        ALONE,
        /// The channel demands end-to-end encryption, and the node does not speak it.
        NOT_ENCRYPTED,
        /// The node and the voice server do not understand each other in another way.
        INCOMPATIBLE,
        /// The voice connection broke again and again.
        UNSTABLE
    }
}
