package dev.tonearm.core.command;

import dev.tonearm.core.guild.ChannelId;

/// A channel that somebody named with a command.
///
/// @param type Discord's number for its kind
public record ChosenChannel(ChannelId id, int type) {}
