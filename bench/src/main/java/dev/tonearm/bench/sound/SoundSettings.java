package dev.tonearm.bench.sound;

/// How much `./tonearm bench sound` does.
///
/// @param guilds servers in which somebody says `/play`, one after the other
public record SoundSettings(int guilds) {}
