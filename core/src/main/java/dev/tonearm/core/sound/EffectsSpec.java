package dev.tonearm.core.sound;

import static dev.tonearm.core.family.CommandSpec.player;
import static dev.tonearm.core.family.OptionSpec.decimal;
import static dev.tonearm.core.sound.SoundCommand.LEAST_FACTOR;
import static dev.tonearm.core.sound.SoundCommand.MOST_FACTOR;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filter.ChannelMix;
import dev.tonearm.core.audio.Filter.Distortion;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Karaoke;
import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Rotation;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filter.Vibrato;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.Band;
import dev.tonearm.core.sound.SoundCommand.PutFilter;
import dev.tonearm.core.sound.SoundCommand.ResetEffects;
import dev.tonearm.core.sound.SoundCommand.SetBands;
import dev.tonearm.core.sound.SoundCommand.SetPitch;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import dev.tonearm.core.sound.SoundCommand.TakeOut;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// `/effects` and its parts. The bounds are within those of [Filter], which are Lavalink's and its
/// effects', and where these know none, as far as an effect can be heard as one.
final class EffectsSpec {
    private static final double LEAST_HERTZ = 0.1;
    private static final double MOST_TREMOLO = 20;
    private static final double LEAST_DEPTH = 0.05;
    private static final double MOST_ROUNDS = 5;
    private static final double LEAST_SMOOTHING = 1.1;
    private static final double MOST_SMOOTHING = 100;
    private static final double MOST_BAND = 20_000;
    private static final double MOST_BEND = 10;

    static final CommandSpec EFFECTS =
            CommandSpec.group(
                    "effects",
                    Permission.CONNECT,
                    player(
                            "preset",
                            values ->
                                    new ApplyPreset(
                                            Preset.labelled(values.requiredText("name")),
                                            values.flag("combine")),
                            OptionSpec.choice("name", presets()),
                            OptionSpec.flag("combine").optional()),
                    player(
                            "speed",
                            values -> new SetSpeed(values.requiredNumber("factor")),
                            decimal("factor", LEAST_FACTOR, MOST_FACTOR)),
                    player(
                            "pitch",
                            values -> new SetPitch(values.requiredNumber("factor")),
                            decimal("factor", LEAST_FACTOR, MOST_FACTOR)),
                    player(
                            "tremolo",
                            values ->
                                    put(
                                            new Tremolo(
                                                    required(values, "frequency"),
                                                    required(values, "depth"))),
                            decimal("frequency", LEAST_HERTZ, MOST_TREMOLO),
                            decimal("depth", LEAST_DEPTH, 1)),
                    player(
                            "vibrato",
                            values ->
                                    put(
                                            new Vibrato(
                                                    required(values, "frequency"),
                                                    required(values, "depth"))),
                            decimal("frequency", LEAST_HERTZ, Vibrato.FASTEST),
                            decimal("depth", LEAST_DEPTH, 1)),
                    player(
                            "rotation",
                            values -> put(new Rotation(values.requiredNumber("hertz"))),
                            decimal("hertz", -MOST_ROUNDS, MOST_ROUNDS)),
                    player(
                            "lowpass",
                            values -> put(new LowPass(required(values, "smoothing"))),
                            decimal("smoothing", LEAST_SMOOTHING, MOST_SMOOTHING)),
                    player(
                            "karaoke",
                            EffectsSpec::karaoke,
                            decimal("level", 0, 1).optional(),
                            decimal("mono", 0, 1).optional(),
                            decimal("band", 1, MOST_BAND).optional(),
                            decimal("width", 1, MOST_BAND).optional()),
                    player("distortion", EffectsSpec::distortion, bends()),
                    player(
                            "channels",
                            EffectsSpec::channels,
                            decimal("left-to-left", 0, 1).optional(),
                            decimal("left-to-right", 0, 1).optional(),
                            decimal("right-to-left", 0, 1).optional(),
                            decimal("right-to-right", 0, 1).optional()),
                    player(
                            "band",
                            values ->
                                    new SetBands(
                                            List.of(
                                                    new Band(
                                                            values.requiredWhole("number") - 1,
                                                            required(values, "gain")))),
                            OptionSpec.whole("number", 1, Equalizer.BANDS),
                            decimal("gain", Equalizer.LEAST, Equalizer.MOST)),
                    CommandSpec.read("equalizer", _ -> new ShowEqualizer()),
                    player(
                            "off",
                            values -> new TakeOut(kind(values.requiredText("kind"))),
                            OptionSpec.choice("kind", kinds())),
                    CommandSpec.read("show", _ -> new ShowEffects()),
                    player("reset", _ -> new ResetEffects()));

    private EffectsSpec() {}

    private static String[] presets() {
        return Stream.of(Preset.values()).map(Preset::label).toArray(String[]::new);
    }

    private static String[] kinds() {
        return Stream.of(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toArray(String[]::new);
    }

    private static Kind kind(String choice) {
        return Kind.valueOf(choice.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// Values with which a filter does nothing take it out.
    private static SoundCommand put(Filter filter) {
        return filter.changesNothing() ? new TakeOut(filter.kind()) : new PutFilter(filter);
    }

    private static SoundCommand karaoke(OptionValues values) {
        Karaoke usual = (Karaoke) Preset.KARAOKE.filter();
        return put(
                new Karaoke(
                        or(values, "level", usual.level()),
                        or(values, "mono", usual.monoLevel()),
                        or(values, "band", usual.filterBand()),
                        or(values, "width", usual.filterWidth())));
    }

    private static OptionSpec[] bends() {
        return Stream.of(
                        "sine-offset",
                        "sine-scale",
                        "cosine-offset",
                        "cosine-scale",
                        "tangent-offset",
                        "tangent-scale",
                        "offset",
                        "scale")
                .map(name -> decimal(name, -MOST_BEND, MOST_BEND).optional())
                .toArray(OptionSpec[]::new);
    }

    private static SoundCommand distortion(OptionValues values) {
        return put(
                new Distortion(
                        or(values, "sine-offset", Distortion.NONE.sinOffset()),
                        or(values, "sine-scale", Distortion.NONE.sinScale()),
                        or(values, "cosine-offset", Distortion.NONE.cosOffset()),
                        or(values, "cosine-scale", Distortion.NONE.cosScale()),
                        or(values, "tangent-offset", Distortion.NONE.tanOffset()),
                        or(values, "tangent-scale", Distortion.NONE.tanScale()),
                        or(values, "offset", Distortion.NONE.offset()),
                        or(values, "scale", Distortion.NONE.scale())));
    }

    private static SoundCommand channels(OptionValues values) {
        return put(
                new ChannelMix(
                        or(values, "left-to-left", 1),
                        or(values, "left-to-right", 0),
                        or(values, "right-to-left", 0),
                        or(values, "right-to-right", 1)));
    }

    private static float required(OptionValues values, String name) {
        return (float) values.requiredNumber(name);
    }

    private static float or(OptionValues values, String name, float usual) {
        return values.number(name).map(Double::floatValue).orElse(usual);
    }
}
