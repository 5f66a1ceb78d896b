package dev.tonearm.local.node.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.filter.AudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.PcmFilterFactory;
import com.sedmelluq.discord.lavaplayer.filter.equalizer.Equalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A player's filters: what was asked for, checked, and how to build it.
public final class Filters {

    /// What `/v4/info` says. `timescale` is not among them: it needs natives that this node does
    /// not have.
    public static final List<String> SUPPORTED =
            List.of(
                    "volume",
                    "equalizer",
                    "karaoke",
                    "tremolo",
                    "vibrato",
                    "rotation",
                    "distortion",
                    "channelMix",
                    "lowPass");

    private static final int BANDS = 15;

    /// Puts one filter in front of the next.
    private interface Stage {
        FloatPcmAudioFilter before(FloatPcmAudioFilter next, int channels);
    }

    private final ObjectNode json;
    private final List<Stage> stages;

    private Filters(ObjectNode json, List<Stage> stages) {
        this.json = json;
        this.stages = List.copyOf(stages);
    }

    public static Filters none() {
        return new Filters(JsonNodeFactory.instance.objectNode(), List.of());
    }

    /// Reads the `filters` of an update.
    ///
    /// @throws InvalidFilter naming the first filter or value this node cannot take
    public static Filters parse(JsonNode asked) {
        if (!asked.isObject()) {
            throw new InvalidFilter("filters must be an object");
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        List<Stage> stages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> filter : asked.properties()) {
            if (filter.getValue().isNull()) {
                continue;
            }
            stages.addAll(stage(filter.getKey(), filter.getValue()));
            kept.set(filter.getKey(), filter.getValue());
        }
        return new Filters(kept, stages);
    }

    private static List<Stage> stage(String name, JsonNode value) {
        Values in = new Values(name, value);
        return switch (name) {
            case "volume" -> volume(in.own(0, 5));
            case "equalizer" -> equalizer(value);
            case "karaoke" -> karaoke(in);
            case "tremolo" -> {
                double hertz = in.above("frequency", 2, 0);
                double depth = in.within("depth", 0.5, 0, 1);
                yield List.of((next, channels) -> Modulation.tremolo(next, hertz, depth));
            }
            case "vibrato" -> {
                double hertz = in.within("frequency", 2, 0, 14);
                double depth = in.within("depth", 0.5, 0, 1);
                yield List.of((next, channels) -> Modulation.vibrato(next, hertz, depth));
            }
            case "rotation" -> {
                double hertz = in.any("rotationHz", 0);
                yield hertz == 0
                        ? List.of()
                        : List.of((next, channels) -> Modulation.rotation(next, hertz));
            }
            case "distortion" -> distortion(in);
            case "channelMix" -> channelMix(in);
            case "lowPass" -> {
                double smoothing = in.any("smoothing", 20);
                yield smoothing <= 1
                        ? List.of()
                        : List.of((next, channels) -> Shaping.lowPass(next, smoothing));
            }
            case "pluginFilters" -> {
                if (!value.isEmpty()) {
                    throw new InvalidFilter("this node has no plugin filters");
                }
                yield List.of();
            }
            default -> throw new InvalidFilter("this node has no filter '" + name + "'");
        };
    }

    private static List<Stage> volume(double gain) {
        return gain == 1 ? List.of() : List.of((next, channels) -> Shaping.gain(next, gain));
    }

    private static List<Stage> equalizer(JsonNode bands) {
        if (!bands.isArray()) {
            throw new InvalidFilter("equalizer must be an array of bands");
        }
        float[] gains = new float[BANDS];
        for (JsonNode band : bands) {
            Values in = new Values("equalizer", band);
            int index = (int) in.within("band", 0, 0, BANDS - 1);
            gains[index] = (float) in.within("gain", 0, -0.25, 1);
        }
        return List.of((next, channels) -> new Equalizer(channels, next, gains));
    }

    private static List<Stage> karaoke(Values in) {
        double level = in.within("level", 1, 0, 1);
        double monoLevel = in.within("monoLevel", 1, 0, 1);
        double band = in.above("filterBand", 220, 0);
        double width = in.above("filterWidth", 100, 0);
        return List.of((next, channels) -> Shaping.karaoke(next, level, monoLevel, band, width));
    }

    private static List<Stage> distortion(Values in) {
        Shaping.Curve curve =
                new Shaping.Curve(
                        in.any("sinOffset", 0),
                        in.any("sinScale", 1),
                        in.any("cosOffset", 0),
                        in.any("cosScale", 1),
                        in.any("tanOffset", 0),
                        in.any("tanScale", 1),
                        in.any("offset", 0),
                        in.any("scale", 1));
        return List.of((next, channels) -> Shaping.distortion(next, curve));
    }

    private static List<Stage> channelMix(Values in) {
        double leftToLeft = in.within("leftToLeft", 1, 0, 1);
        double leftToRight = in.within("leftToRight", 0, 0, 1);
        double rightToLeft = in.within("rightToLeft", 0, 0, 1);
        double rightToRight = in.within("rightToRight", 1, 0, 1);
        return List.of((next, channels) ->
                Shaping.mix(next, leftToLeft, leftToRight, rightToLeft, rightToRight));
    }

    /// As it was asked for, without the nulls.
    public ObjectNode json() {
        return json.deepCopy();
    }

    /// Whether the sound passes unchanged, so that Opus need not be decoded.
    public boolean changeNothing() {
        return stages.isEmpty();
    }

    public PcmFilterFactory factory() {
        return (track, format, output) -> {
            List<AudioFilter> chain = new ArrayList<>();
            FloatPcmAudioFilter next = output;
            for (Stage stage : stages) {
                next = stage.before(next, format.channelCount);
                chain.addFirst(next);
            }
            return chain;
        };
    }

    /// The numbers of one filter, with their defaults and bounds.
    private record Values(String filter, JsonNode value) {

        double own(double least, double most) {
            return checked("", value, least, most);
        }

        double any(String field, double fallback) {
            return within(field, fallback, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        double above(String field, double fallback, double least) {
            double number = within(field, fallback, least, Double.POSITIVE_INFINITY);
            if (number == least) {
                throw new InvalidFilter(filter + "." + field + " must be above " + least);
            }
            return number;
        }

        double within(String field, double fallback, double least, double most) {
            JsonNode number = value.path(field);
            return number.isMissingNode() || number.isNull()
                    ? fallback
                    : checked("." + field, number, least, most);
        }

        private double checked(String field, JsonNode number, double least, double most) {
            if (!number.isNumber() || number.asDouble() < least || number.asDouble() > most) {
                throw new InvalidFilter(
                        filter + field + " must be a number from " + least + " to " + most);
            }
            return number.asDouble();
        }
    }
}
