package dev.tonearm.core.player;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;

/// What should be true of a guild's voice connection and node player.
public sealed interface DesiredPlayer {
    /// In no channel; no player.
    record Absent() implements DesiredPlayer {}

    /// In the channel, nothing plays.
    record Silent(ChannelId channel) implements DesiredPlayer {}

    /// In the channel, playing; the position at any instant is `playback.positionAt(instant)`.
    record Playing(ChannelId channel, Playback.Loaded playback, Sound sound)
            implements DesiredPlayer {}
}
