package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Feature;
import java.util.List;
import java.util.Optional;

/// What listeners ask about how it sounds.
public sealed interface SoundCommand extends PlayerCommand {
    record SetVolume(int percent) implements SoundCommand {
        /// The loudest in percent; above it every node distorts.
        public static final int MAX = 200;

        public SetVolume {
            if (percent < 0 || percent > MAX) {
                throw new IllegalArgumentException(
                        "volume must be 0 to " + MAX + ", was " + percent);
            }
        }
    }

    /// A preset.
    ///
    /// @param combined on top of what is heard already, instead of all of it
    record ApplyPreset(Preset preset, boolean combined) implements SoundCommand {}

    /// Faster or slower at the same pitch.
    record SetSpeed(double factor) implements SoundCommand {
        public SetSpeed {
            checked("speed", factor);
        }
    }

    /// Higher or lower at the same speed.
    record SetPitch(double factor) implements SoundCommand {
        public SetPitch {
            checked("pitch", factor);
        }
    }

    /// This filter, instead of any other of its kind.
    record PutFilter(Filter filter) implements SoundCommand {
        public PutFilter {
            if (filter.changesNothing()) throw new IllegalArgumentException("nothing changes");
        }
    }

    /// Some bands of the equaliser; the others stay.
    record SetBands(List<Band> bands) implements SoundCommand {
        public SetBands {
            bands = List.copyOf(bands);
            if (bands.isEmpty()) throw new IllegalArgumentException("no bands");
        }
    }

    /// No filter of this kind.
    record TakeOut(Filter.Kind kind) implements SoundCommand {}

    /// As recorded, but for the volume.
    record ResetEffects() implements SoundCommand {}

    /// A band of the equaliser.
    ///
    /// @param index from 0, the lowest
    record Band(int index, float gain) {
        public Band {
            if (index < 0 || index >= Equalizer.BANDS) {
                throw new IllegalArgumentException("no band " + index);
            }
            Equalizer.FLAT.with(index, gain);
        }
    }

    /// Taking an effect off is everybody's: what a plan had stays until somebody changes it.
    @Override
    default Optional<Feature> feature() {
        return switch (this) {
            case SetVolume(int percent) when percent <= PLAIN_VOLUME -> Optional.empty();
            case SetVolume _ -> Optional.of(Feature.VOLUME_OVER_100);
            case ApplyPreset _, SetSpeed _, SetPitch _, PutFilter _, SetBands _ ->
                    Optional.of(Feature.EFFECTS);
            case TakeOut _, ResetEffects _ -> Optional.empty();
        };
    }

    /// As loud as the source is.
    int PLAIN_VOLUME = 100;

    /// Beyond these a song is no longer one.
    double LEAST_FACTOR = 0.5;

    double MOST_FACTOR = 2;

    private static void checked(String what, double factor) {
        if (!(factor >= LEAST_FACTOR && factor <= MOST_FACTOR)) {
            throw new IllegalArgumentException(
                    what + " must be " + LEAST_FACTOR + " to " + MOST_FACTOR + ", was " + factor);
        }
    }

    /// How each of them travels.
    enum Form implements CommandForm {
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

        Form(String wire, String slash, int since) {
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

        @Override
        public SoundCommand read(JsonObject json) {
            return switch (this) {
                case VOLUME -> new SetVolume(json.integer("percent"));
                case PRESET ->
                        new ApplyPreset(
                                Preset.labelled(json.string("preset")), json.flag("combined"));
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

    @Override
    default Form form() {
        return switch (this) {
            case SetVolume _ -> Form.VOLUME;
            case ApplyPreset _ -> Form.PRESET;
            case SetSpeed _ -> Form.SPEED;
            case SetPitch _ -> Form.PITCH;
            case PutFilter _ -> Form.FILTER;
            case SetBands _ -> Form.BANDS;
            case TakeOut _ -> Form.WITHOUT;
            case ResetEffects _ -> Form.RESET;
        };
    }

    @Override
    default void write(JsonWriter to) {
        switch (this) {
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
}
