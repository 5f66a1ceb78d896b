package dev.tonearm.core.voice;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.json.JsonObject;

/// What listeners ask about where the bot is heard.
public sealed interface VoiceCommand extends PlayerCommand {
    record Join() implements VoiceCommand {}

    record Leave() implements VoiceCommand {
        @Override
        public boolean callsOff() {
            return true;
        }
    }

    /// How each of them travels.
    enum Form implements CommandForm {
        JOIN("join"),
        LEAVE("leave");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public VoiceCommand read(JsonObject json) {
            return switch (this) {
                case JOIN -> new Join();
                case LEAVE -> new Leave();
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Join _ -> Form.JOIN;
            case Leave _ -> Form.LEAVE;
        };
    }
}
