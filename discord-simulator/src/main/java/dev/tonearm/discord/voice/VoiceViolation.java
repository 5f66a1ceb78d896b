package dev.tonearm.discord.voice;

import java.time.Instant;

/// Something the bot's side did on voice that Discord would refuse or a listener would hear.
///
/// @param rule `voice.` and a word, as listed in `docs/simulator.md`
/// @param guild 0 when the connection had not said which
public record VoiceViolation(Instant when, String rule, long guild, String detail) {}
