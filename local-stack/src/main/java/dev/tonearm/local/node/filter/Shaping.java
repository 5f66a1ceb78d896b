package dev.tonearm.local.node.filter;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;

/// The filters that stand still: each sample is shaped by itself and the few before it.
final class Shaping {

    private Shaping() {}

    static FloatPcmAudioFilter gain(FloatPcmAudioFilter next, double factor) {
        return mix(next, factor, 0, 0, factor);
    }

    /// Mixes the channels.
    static FloatPcmAudioFilter mix(
            FloatPcmAudioFilter next,
            double leftToLeft,
            double leftToRight,
            double rightToLeft,
            double rightToRight) {
        return new SampleFilter(next) {
            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    float l = left[i];
                    float r = right[i];
                    right[i] = clip(l * leftToRight + r * rightToRight);
                    left[i] = clip(l * leftToLeft + r * rightToLeft);
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
                    left[i] = clip(l - r * level + band * monoLevel);
                    right[i] = clip(r - l * level + band * monoLevel);
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
