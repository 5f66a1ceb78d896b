package dev.tonearm.core.about;

import dev.tonearm.core.command.Audience;
import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.json.JsonObject;

/// What the bot is asked about itself and only its worker can tell.
public sealed interface AboutCommand extends PlayerCommand {
    /// Go the way of every command, and tell how long each stretch of it took.
    record Ping() implements AboutCommand {
        @Override
        public Audience audience() {
            return Audience.ALONE;
        }
    }

    /// How each of them travels.
    enum Form implements CommandForm {
        PING("ping");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public int since() {
            return 2;
        }

        @Override
        public AboutCommand read(JsonObject json) {
            return switch (this) {
                case PING -> new Ping();
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Ping _ -> Form.PING;
        };
    }
}
