package dev.tonearm.worker.audio;

/// The voice server of a guild, or none.
sealed interface Voice {
    record None() implements Voice {}

    record At(VoiceServer server) implements Voice {}

    Voice NONE = new None();
}
