package dev.tonearm.core.message;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filter.ChannelMix;
import dev.tonearm.core.audio.Filter.Distortion;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Karaoke;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Rotation;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filter.Vibrato;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.locale.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Filters as listeners read them: a preset by its name, anything else by what it does.
public final class SoundWords {
    private SoundWords() {}

    /// All of them in a row, or that there are none.
    public static String of(Filters filters, Texts texts) {
        return filters.isEmpty()
                ? texts.text("effects.none")
                : texts.row(filters.all().stream().map(filter -> of(filter, texts)).toList());
    }

    public static String of(Preset preset, Texts texts) {
        return texts.text("choice.effects.preset.name." + preset.label());
    }

    public static String of(Filter filter, Texts texts) {
        for (Preset preset : Preset.values()) {
            if (preset.filter().equals(filter)) return of(preset, texts);
        }
        return switch (filter) {
            case Equalizer _ -> of(Filter.Kind.EQUALIZER, texts);
            case Karaoke _ -> of(Filter.Kind.KARAOKE, texts);
            case Timescale timescale -> timescale(timescale, texts);
            case Tremolo _ -> of(Filter.Kind.TREMOLO, texts);
            case Vibrato _ -> of(Filter.Kind.VIBRATO, texts);
            case Distortion _ -> of(Filter.Kind.DISTORTION, texts);
            case Rotation _ -> of(Filter.Kind.ROTATION, texts);
            case ChannelMix _ -> of(Filter.Kind.CHANNEL_MIX, texts);
            case LowPass _ -> of(Filter.Kind.LOW_PASS, texts);
        };
    }

    /// What a kind of filter is called.
    public static String of(Filter.Kind kind, Texts texts) {
        return texts.text("effects.kind." + kind.lavalinkName());
    }

    /// What kinds of filters are called, `A, B and C`.
    public static String of(Collection<Filter.Kind> kinds, Texts texts) {
        return texts.list(kinds.stream().sorted().map(kind -> of(kind, texts)).toList());
    }

    /// The numbers of a filter, so that somebody else can ask for the same.
    public static String numbers(Filter filter, Texts texts) {
        return switch (filter) {
            case Equalizer(var gains) -> bands(gains, texts);
            case Karaoke(float level, float mono, float band, float width) ->
                    texts.text("effects.numbers.karaoke", level, mono, band, width);
            case Timescale(double speed, double pitch, double rate) ->
                    speedAndPitch(speed * rate, pitch * rate, texts);
            case Tremolo(float frequency, float depth) ->
                    texts.text("effects.numbers.swing", frequency, depth);
            case Vibrato(float frequency, float depth) ->
                    texts.text("effects.numbers.swing", frequency, depth);
            case Distortion curve ->
                    texts.text(
                            "effects.numbers.distortion",
                            curve.sinOffset(),
                            curve.sinScale(),
                            curve.cosOffset(),
                            curve.cosScale(),
                            curve.tanOffset(),
                            curve.tanScale(),
                            curve.offset(),
                            curve.scale());
            case Rotation(double hertz) -> texts.text("effects.numbers.rotation", hertz);
            case ChannelMix(float ll, float lr, float rl, float rr) ->
                    texts.text("effects.numbers.channels", ll, lr, rl, rr);
            case LowPass(float smoothing) -> texts.text("effects.numbers.low_pass", smoothing);
        };
    }

    /// Those bands that are louder or quieter, counted from 1 as in the command.
    private static String bands(List<Float> gains, Texts texts) {
        List<String> changed = new ArrayList<>();
        for (int band = 0; band < gains.size(); band++) {
            if (gains.get(band) != 0) {
                changed.add(texts.text("effects.numbers.band", band + 1, gains.get(band)));
            }
        }
        return texts.row(changed);
    }

    private static String timescale(Timescale timescale, Texts texts) {
        double speed = timescale.factor();
        double pitch = timescale.pitch() * timescale.rate();
        if (pitch == 1) return texts.text("effects.speed", speed);
        if (speed == 1) return texts.text("effects.pitch", pitch);
        return speedAndPitch(speed, pitch, texts);
    }

    private static String speedAndPitch(double speed, double pitch, Texts texts) {
        return texts.row(
                List.of(texts.text("effects.speed", speed), texts.text("effects.pitch", pitch)));
    }
}
