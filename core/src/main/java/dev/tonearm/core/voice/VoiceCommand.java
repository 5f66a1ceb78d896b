package dev.tonearm.core.voice;

import dev.tonearm.core.command.PlayerCommand;

/// What listeners ask about where the bot is heard.
public sealed interface VoiceCommand extends PlayerCommand {
    record Join() implements VoiceCommand {}

    record Leave() implements VoiceCommand {
        @Override
        public boolean callsOff() {
            return true;
        }
    }
}
