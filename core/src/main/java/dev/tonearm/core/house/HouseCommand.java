package dev.tonearm.core.house;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.json.JsonObject;

/// What the settings of a server ask of its player.
public sealed interface HouseCommand extends PlayerCommand {
    /// Behave as the rules and the language say that come with this, from now on.
    record Heed() implements HouseCommand {
        @Override
        public boolean silent() {
            return true;
        }
    }

    /// How each of them travels.
    enum Form implements CommandForm {
        HEED("heed");

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
        public String slash() {
            return Gate.SETTINGS;
        }

        @Override
        public HouseCommand read(JsonObject json) {
            return switch (this) {
                case HEED -> new Heed();
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Heed _ -> Form.HEED;
        };
    }
}
