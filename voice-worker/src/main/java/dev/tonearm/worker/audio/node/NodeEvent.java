package dev.tonearm.worker.audio.node;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import java.util.Optional;

/// What a node says by itself.
public sealed interface NodeEvent {
    /// About one guild's player.
    sealed interface OfPlayer extends NodeEvent {
        GuildId guild();
    }

    /// Where a player is.
    ///
    /// @param connected whether it has a voice connection; without one it stands still
    record PlayerAt(GuildId guild, long positionMillis, boolean connected) implements OfPlayer {}

    record TrackOver(GuildId guild, EntryId entry, End end) implements OfPlayer {}

    /// Something broke in a track, which is soon over.
    ///
    /// @param forListeners why, as far as it is their business, or empty
    record TrackBroke(GuildId guild, EntryId entry, String forListeners) implements OfPlayer {}

    /// A track gives no sound any more.
    record TrackStuck(GuildId guild, EntryId entry) implements OfPlayer {}

    record VoiceClosed(GuildId guild, int code, String reason) implements OfPlayer {}

    /// How busy the node is.
    ///
    /// @param cpu load of its machine, 0 to 1
    /// @param frames none if nobody played
    record Load(int players, int playing, double cpu, Optional<Frames> frames)
            implements NodeEvent {}

    /// Frames of the last minute, of an average player.
    ///
    /// @param sent that were sent in time
    /// @param nulled that were due and not there
    /// @param deficit that were sent too late or not at all
    record Frames(int sent, int nulled, int deficit) {}

    /// How a track ended that nobody stopped and nothing replaced.
    enum End {
        FINISHED,
        FAILED,
        /// Its player was cleaned up.
        CLEARED
    }
}
