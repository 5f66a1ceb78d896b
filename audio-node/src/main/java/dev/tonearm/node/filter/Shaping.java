package dev.tonearm.node.filter;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;

/// The filters that stand still: each sample is shaped by itself and the few before it.
final class Shaping {

    private Shaping() {}

    /// lavaplayer's own curve of loudness: half is heard as half, and 1 is unchanged.
    static FloatPcmAudioFilter volume(FloatPcmAudioFilter next, double volume) {
        double gain =
                Math.abs(volume - 1) < 0.02
                        ? 1
                        : volume <= 1.5 ? Math.tan(volume * 0.79) : 2.4612 * volume / 1.5;
        return mix(next, new Mix(gain, 0, 0, gain));
    }

    record Mix(double leftToLeft, double leftToRight, double rightToLeft, double rightToRight) {

        static final Mix PLAIN = new Mix(1, 0, 0, 1);
    }

    /// Mixes the channels.
    static FloatPcmAudioFilter mix(FloatPcmAudioFilter next, Mix mix) {
        return new SampleFilter(next) {
            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    float l = left[i];
                    float r = right[i];
                    right[i] = clip(l * mix.leftToRight + r * mix.rightToRight);
                    left[i] = clip(l * mix.leftToLeft + r * mix.rightToLeft);
                }
            }
        };
    }

    /// Each sample moves towards the input by one `smoothing`-th of the way.
    static FloatPcmAudioFilter lowPass(FloatPcmAudioFilter next, double smoothing) {
        return new SampleFilter(next) {
            private double l;
            private double r;

            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    l += (left[i] - l) / smoothing;
                    r += (right[i] - r) / smoothing;
                    right[i] = (float) r;
                    left[i] = (float) l;
                }
            }
        };
    }

    /// Takes out what both channels share, usually the voice, and puts the band around `hertz`
    /// back.
    static FloatPcmAudioFilter karaoke(
            FloatPcmAudioFilter next, double level, double monoLevel, double hertz, double width) {
        double c = Math.exp(-2 * Math.PI * width / SampleFilter.RATE);
        double b = -4 * c / (1 + c) * Math.cos(2 * Math.PI * hertz / SampleFilter.RATE);
        double a = Math.sqrt(Math.max(0, 1 - b * b / (4 * c))) * (1 - c);
        return new SampleFilter(next) {
            private double last;
            private double beforeLast;

            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    float l = left[i];
                    float r = right[i];
                    double band = a * (l + r) / 2 - b * last - c * beforeLast;
                    beforeLast = last;
                    last = band;
                    left[i] = (float) (l - r * level + band * monoLevel * level);
                    right[i] = (float) (r - l * level + band * monoLevel * level);
                }
            }
        };
    }

    record Curve(
            double sinOffset,
            double sinScale,
            double cosOffset,
            double cosScale,
            double tanOffset,
            double tanScale,
            double offset,
            double scale) {

        static final Curve PLAIN = new Curve(0, 1, 0, 1, 0, 1, 0, 1);

        float at(float x) {
            double sin = sinOffset + Math.sin(x * sinScale);
            double cos = cosOffset + Math.cos(x * cosScale);
            double tan = tanOffset + Math.tan(x * tanScale);
            return clip(offset + scale * (sin * cos * tan));
        }
    }

    static FloatPcmAudioFilter distortion(FloatPcmAudioFilter next, Curve curve) {
        return new SampleFilter(next) {
            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    left[i] = curve.at(left[i]);
                    right[i] = curve.at(right[i]);
                }
            }
        };
    }

    private static float clip(double value) {
        return (float) Math.max(-1, Math.min(1, value));
    }
}
