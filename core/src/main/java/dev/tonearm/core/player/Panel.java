package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;

/// The one now-playing message of a guild.
public sealed interface Panel {
    /// Nobody has asked for music yet, so there is no channel to show it in.
    record None() implements Panel {}

    /// It belongs in this channel and is not there yet.
    record Wanted(ChannelId channel) implements Panel {}

    /// It belongs in this channel and is still in another one, where it goes on until it is here.
    record Moving(ChannelId channel, Posted from) implements Panel {}

    record Posted(ChannelId channel, MessageId message) implements Panel {}

    Panel NONE = new None();
}
