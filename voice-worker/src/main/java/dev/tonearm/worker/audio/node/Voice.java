package dev.tonearm.worker.audio.node;

import dev.tonearm.worker.audio.VoiceServer;

/// The voice server of a guild, or none.
public sealed interface Voice {
    record None() implements Voice {}

    record At(VoiceServer server) implements Voice {}

    Voice NONE = new None();
}
