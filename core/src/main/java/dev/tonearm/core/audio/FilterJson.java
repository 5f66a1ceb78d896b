package dev.tonearm.core.audio;

import dev.tonearm.core.audio.Filter.ChannelMix;
import dev.tonearm.core.audio.Filter.Distortion;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Karaoke;
import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Rotation;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filter.Vibrato;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/// One filter as a member of Lavalink's `filters` object. What is absent has Lavalink's default.
final class FilterJson {
    private FilterJson() {}

    static void write(JsonWriter json, Filter filter) {
        String name = filter.kind().lavalinkName();
        switch (filter) {
            case Equalizer(var gains) ->
                    json.array(
                            name,
                            bands(gains),
                            (band, index) -> band.put("band", index).put("gain", gains.get(index)));
            case Karaoke karaoke ->
                    json.put(
                            name,
                            own ->
                                    own.put("level", karaoke.level())
                                            .put("monoLevel", karaoke.monoLevel())
                                            .put("filterBand", karaoke.filterBand())
                                            .put("filterWidth", karaoke.filterWidth()));
            case Timescale(double speed, double pitch, double rate) ->
                    json.put(
                            name,
                            own -> own.put("speed", speed).put("pitch", pitch).put("rate", rate));
            case Tremolo(float frequency, float depth) ->
                    json.put(name, own -> own.put("frequency", frequency).put("depth", depth));
            case Vibrato(float frequency, float depth) ->
                    json.put(name, own -> own.put("frequency", frequency).put("depth", depth));
            case Distortion curve ->
                    json.put(
                            name,
                            own ->
                                    own.put("sinOffset", curve.sinOffset())
                                            .put("sinScale", curve.sinScale())
                                            .put("cosOffset", curve.cosOffset())
                                            .put("cosScale", curve.cosScale())
                                            .put("tanOffset", curve.tanOffset())
                                            .put("tanScale", curve.tanScale())
                                            .put("offset", curve.offset())
                                            .put("scale", curve.scale()));
            case Rotation(double hertz) -> json.put(name, own -> own.put("rotationHz", hertz));
            case ChannelMix mix ->
                    json.put(
                            name,
                            own ->
                                    own.put("leftToLeft", mix.leftToLeft())
                                            .put("leftToRight", mix.leftToRight())
                                            .put("rightToLeft", mix.rightToLeft())
                                            .put("rightToRight", mix.rightToRight()));
            case LowPass(float smoothing) -> json.put(name, own -> own.put("smoothing", smoothing));
        }
    }

    static Filter read(Kind kind, JsonObject json) {
        String name = kind.lavalinkName();
        if (kind == Kind.EQUALIZER) return equalizer(json.objects(name));
        JsonObject own = json.object(name);
        return switch (kind) {
            case EQUALIZER -> throw new IllegalStateException("read before");
            case KARAOKE ->
                    new Karaoke(
                            single(own, "level", 1),
                            single(own, "monoLevel", 1),
                            single(own, "filterBand", 220),
                            single(own, "filterWidth", 100));
            case TIMESCALE ->
                    new Timescale(
                            number(own, "speed", 1),
                            number(own, "pitch", 1),
                            number(own, "rate", 1));
            case TREMOLO -> new Tremolo(single(own, "frequency", 2), single(own, "depth", 0.5f));
            case VIBRATO -> new Vibrato(single(own, "frequency", 2), single(own, "depth", 0.5f));
            case DISTORTION ->
                    new Distortion(
                            single(own, "sinOffset", 0),
                            single(own, "sinScale", 1),
                            single(own, "cosOffset", 0),
                            single(own, "cosScale", 1),
                            single(own, "tanOffset", 0),
                            single(own, "tanScale", 1),
                            single(own, "offset", 0),
                            single(own, "scale", 1));
            case ROTATION -> new Rotation(number(own, "rotationHz", 0));
            case CHANNEL_MIX ->
                    new ChannelMix(
                            single(own, "leftToLeft", 1),
                            single(own, "leftToRight", 0),
                            single(own, "rightToLeft", 0),
                            single(own, "rightToRight", 1));
            case LOW_PASS -> new LowPass(single(own, "smoothing", 20));
        };
    }

    private static List<Integer> bands(List<Float> gains) {
        List<Integer> changed = new ArrayList<>();
        for (int band = 0; band < gains.size(); band++) if (gains.get(band) != 0) changed.add(band);
        return changed;
    }

    private static Equalizer equalizer(List<JsonObject> bands) {
        Equalizer read = Equalizer.FLAT;
        for (JsonObject band : bands) {
            int index = band.integer("band");
            if (index < 0 || index >= Equalizer.BANDS) {
                throw new IllegalArgumentException("no band " + index);
            }
            read = read.with(index, single(band, "gain", 1));
        }
        return read;
    }

    private static double number(JsonObject json, String name, double absent) {
        return json.optionalDecimal(name).orElse(absent);
    }

    /// Lavalink keeps most numbers in single precision.
    private static float single(JsonObject json, String name, float absent) {
        return json.optionalDecimal(name).map(Double::floatValue).orElse(absent);
    }
}
