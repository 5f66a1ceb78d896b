package dev.tonearm.node.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sedmelluq.discord.lavaplayer.filter.equalizer.Equalizer;
import java.util.Arrays;
import java.util.Optional;

/// Lavalink's filters, in the order in which it builds them: the sound passes the last one first.
///
/// Like Lavalink, reading one checks its form and not its values. What a value may be is checked by
/// whoever builds it, so a wrong one fails the track that plays with it, and not the update.
public enum FilterKind {
    VOLUME("volume"),
    EQUALIZER("equalizer"),
    KARAOKE("karaoke"),
    TIMESCALE("timescale"),
    TREMOLO("tremolo"),
    VIBRATO("vibrato"),
    DISTORTION("distortion"),
    ROTATION("rotation"),
    CHANNEL_MIX("channelMix"),
    LOW_PASS("lowPass");

    private final String wireName;

    FilterKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<FilterKind> named(String wireName) {
        return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
    }

    /// Whether `null` is said of it to leave it out. A volume and an equalizer are always
    /// something.
    boolean mayBeNull() {
        return this != VOLUME && this != EQUALIZER;
    }

    /// @throws InvalidFilter when it has not the form that the protocol says
    Setting read(JsonNode asked) {
        Values in = new Values(wireName, asked);
        return switch (this) {
            case VOLUME -> volume(in);
            case EQUALIZER -> equalizer(in);
            case KARAOKE -> karaoke(in);
            case TIMESCALE -> timescale(in);
            case TREMOLO -> tremolo(in);
            case VIBRATO -> vibrato(in);
            case DISTORTION -> distortion(in);
            case ROTATION -> rotation(in);
            case CHANNEL_MIX -> channelMix(in);
            case LOW_PASS -> lowPass(in);
        };
    }

    private static Setting volume(Values in) {
        float volume = in.own();
        return new Setting(
                FloatNode.valueOf(volume),
                volume != 1,
                next -> Shaping.volume(next, Bounds.within("volume", volume, 0, 5)));
    }

    private static Setting equalizer(Values in) {
        float[] gains = new float[Equalizer.BAND_COUNT];
        var json = JsonNodeFactory.instance.arrayNode();
        for (Values band : in.list()) {
            int index = band.whole("band");
            float gain = band.number("gain", 1);
            json.addObject().put("band", index).put("gain", gain);
            gains[Bounds.band(index, gains.length)] = gain;
        }
        boolean flat = Arrays.equals(gains, new float[gains.length]);
        return new Setting(json, !flat, next -> new Equalizer(2, next, gains.clone()));
    }

    private static Setting karaoke(Values in) {
        float level = in.number("level", 1);
        float monoLevel = in.number("monoLevel", 1);
        float band = in.number("filterBand", 220);
        float width = in.number("filterWidth", 100);
        return new Setting(
                in.read(), true, next -> Shaping.karaoke(next, level, monoLevel, band, width));
    }

    private static Setting timescale(Values in) {
        double speed = in.exact("speed", 1);
        double pitch = in.exact("pitch", 1);
        double rate = in.exact("rate", 1);
        return new Setting(
                in.read(),
                speed != 1 || pitch != 1 || rate != 1,
                next -> {
                    Bounds.above("speed", speed, 0);
                    Bounds.above("pitch", pitch, 0);
                    Bounds.above("rate", rate, 0);
                    return new Timescale(next, speed / pitch, pitch * rate);
                });
    }

    private static Setting tremolo(Values in) {
        float hertz = in.number("frequency", 2);
        float depth = in.number("depth", 0.5f);
        return new Setting(
                in.read(),
                depth != 0,
                next ->
                        Modulation.tremolo(
                                next,
                                Bounds.above("frequency", hertz, 0),
                                Bounds.above("depth", Bounds.within("depth", depth, 0, 1), 0)));
    }

    private static Setting vibrato(Values in) {
        float hertz = in.number("frequency", 2);
        float depth = in.number("depth", 0.5f);
        return new Setting(
                in.read(),
                depth != 0,
                next ->
                        Modulation.vibrato(
                                next,
                                Bounds.above(
                                        "frequency", Bounds.within("frequency", hertz, 0, 14), 0),
                                Bounds.above("depth", Bounds.within("depth", depth, 0, 1), 0)));
    }

    private static Setting distortion(Values in) {
        Shaping.Curve curve =
                new Shaping.Curve(
                        in.number("sinOffset", 0),
                        in.number("sinScale", 1),
                        in.number("cosOffset", 0),
                        in.number("cosScale", 1),
                        in.number("tanOffset", 0),
                        in.number("tanScale", 1),
                        in.number("offset", 0),
                        in.number("scale", 1));
        return new Setting(
                in.read(),
                !curve.equals(Shaping.Curve.PLAIN),
                next -> Shaping.distortion(next, curve));
    }

    private static Setting rotation(Values in) {
        double hertz = in.exact("rotationHz", 0);
        return new Setting(in.read(), hertz != 0, next -> Modulation.rotation(next, hertz));
    }

    private static Setting channelMix(Values in) {
        Shaping.Mix mix =
                new Shaping.Mix(
                        in.number("leftToLeft", 1),
                        in.number("leftToRight", 0),
                        in.number("rightToLeft", 0),
                        in.number("rightToRight", 1));
        return new Setting(
                in.read(), !mix.equals(Shaping.Mix.PLAIN), next -> Shaping.mix(next, mix));
    }

    private static Setting lowPass(Values in) {
        float smoothing = in.number("smoothing", 20);
        return new Setting(in.read(), smoothing > 1, next -> Shaping.lowPass(next, smoothing));
    }
}
