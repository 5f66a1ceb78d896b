package dev.tonearm.node.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import java.util.function.UnaryOperator;

/// One filter as it was asked for.
///
/// @param json what the player shows of it: with its defaults, in Lavalink's number types
/// @param audible whether it changes anything; if none of a player's does, no sound is decoded
/// @param before puts it in front of the next; throws [IllegalArgumentException] for a value that
///   it cannot have
record Setting(JsonNode json, boolean audible, UnaryOperator<FloatPcmAudioFilter> before) {}
