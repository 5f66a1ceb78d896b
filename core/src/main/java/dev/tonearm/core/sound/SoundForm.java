package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.family.Form;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.Band;
import dev.tonearm.core.sound.SoundCommand.PutFilter;
import dev.tonearm.core.sound.SoundCommand.ResetEffects;
import dev.tonearm.core.sound.SoundCommand.SetBands;
import dev.tonearm.core.sound.SoundCommand.SetPitch;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.sound.SoundCommand.TakeOut;

/// How each of these commands travels.
enum SoundForm implements Form<SoundCommand> {
    VOLUME("volume", "volume", 1),
    PRESET("effects-preset", "effects preset", 2),
    SPEED("effects-speed", "effects speed", 2),
    PITCH("effects-pitch", "effects pitch", 2),
    FILTER("effects-filter", "effects", 2),
    BANDS("effects-bands", "effects band", 2),
    WITHOUT("effects-without", "effects off", 2),
    RESET("effects-reset", "effects reset", 2);

    private final String wire;
    private final String slash;
    private final int since;

    SoundForm(String wire, String slash, int since) {
        this.wire = wire;
        this.slash = slash;
        this.since = since;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public int since() {
        return since;
    }

    @Override
    public String slash() {
        return slash;
    }

    static SoundForm of(SoundCommand command) {
        return switch (command) {
            case SetVolume _ -> VOLUME;
            case ApplyPreset _ -> PRESET;
            case SetSpeed _ -> SPEED;
            case SetPitch _ -> PITCH;
            case PutFilter _ -> FILTER;
            case SetBands _ -> BANDS;
            case TakeOut _ -> WITHOUT;
            case ResetEffects _ -> RESET;
        };
    }

    static void write(SoundCommand command, JsonWriter to) {
        switch (command) {
            case SetVolume(int percent) -> to.put("percent", percent);
            case ApplyPreset(var preset, boolean combined) ->
                    to.put("preset", preset.label()).put("combined", combined);
            case SetSpeed(double factor) -> to.put("factor", factor);
            case SetPitch(double factor) -> to.put("factor", factor);
            case PutFilter(var filter) -> to.put("filter", Filters.of(filter)::write);
            case SetBands(var bands) ->
                    to.array(
                            "bands",
                            bands,
                            (json, band) ->
                                    json.put("band", band.index()).put("gain", band.gain()));
            case TakeOut(var kind) -> to.put("effect", kind.lavalinkName());
            case ResetEffects _ -> {}
        }
    }

    @Override
    public SoundCommand read(JsonObject json) {
        return switch (this) {
            case VOLUME -> new SetVolume(json.integer("percent"));
            case PRESET ->
                    new ApplyPreset(Preset.labelled(json.string("preset")), json.flag("combined"));
            case SPEED -> new SetSpeed(json.decimal("factor"));
            case PITCH -> new SetPitch(json.decimal("factor"));
            case FILTER -> new PutFilter(Filters.read(json.object("filter")).only());
            case BANDS ->
                    new SetBands(
                            json.objects("bands").stream()
                                    .map(band ->
                                            new Band(
                                                    band.integer("band"),
                                                    (float) band.decimal("gain")))
                                    .toList());
            case WITHOUT -> new TakeOut(Filter.Kind.named(json.string("effect")));
            case RESET -> new ResetEffects();
        };
    }
}
