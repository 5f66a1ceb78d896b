package dev.tonearm.core.voice;

import dev.tonearm.core.family.Form;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.voice.VoiceCommand.Join;
import dev.tonearm.core.voice.VoiceCommand.Leave;

/// How each of these commands travels; none has arguments.
enum VoiceForm implements Form<VoiceCommand> {
    JOIN("join"),
    LEAVE("leave");

    private final String wire;

    VoiceForm(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public String slash() {
        return wire;
    }

    static VoiceForm of(VoiceCommand command) {
        return switch (command) {
            case Join _ -> JOIN;
            case Leave _ -> LEAVE;
        };
    }

    @Override
    public VoiceCommand read(JsonObject json) {
        return switch (this) {
            case JOIN -> new Join();
            case LEAVE -> new Leave();
        };
    }
}
