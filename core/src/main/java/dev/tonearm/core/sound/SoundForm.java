package dev.tonearm.core.sound;

import dev.tonearm.core.family.Form;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.sound.SoundCommand.SetVolume;

/// How each of these commands travels.
enum SoundForm implements Form<SoundCommand> {
    VOLUME("volume", "volume");

    private final String wire;
    private final String slash;

    SoundForm(String wire, String slash) {
        this.wire = wire;
        this.slash = slash;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public String slash() {
        return slash;
    }

    static SoundForm of(SoundCommand command) {
        return switch (command) {
            case SetVolume _ -> VOLUME;
        };
    }

    static void write(SoundCommand command, JsonWriter to) {
        switch (command) {
            case SetVolume(int percent) -> to.put("percent", percent);
        }
    }

    @Override
    public SoundCommand read(JsonObject json) {
        return switch (this) {
            case VOLUME -> new SetVolume(json.integer("percent"));
        };
    }
}
