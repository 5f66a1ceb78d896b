package dev.tonearm.node.filter;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;

/// The filters that swing: something follows a slow sine.
final class Modulation {

    private Modulation() {}

    /// A sine that goes on over buffers.
    private static final class Wave {
        private final double step;
        private double phase;

        Wave(double hertz) {
            step = 2 * Math.PI * hertz / SampleFilter.RATE;
        }

        double next() {
            double value = Math.sin(phase);
            phase += step;
            phase %= 2 * Math.PI;
            return value;
        }
    }

    /// The volume swings between full and `1 - depth`.
    static FloatPcmAudioFilter tremolo(FloatPcmAudioFilter next, double hertz, double depth) {
        Wave wave = new Wave(hertz);
        return new SampleFilter(next) {
            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    float gain = (float) (1 - depth * (0.5 - 0.5 * wave.next()));
                    left[i] *= gain;
                    right[i] *= gain;
                }
            }
        };
    }

    /// The sound walks around the listener.
    static FloatPcmAudioFilter rotation(FloatPcmAudioFilter next, double hertz) {
        Wave wave = new Wave(hertz);
        return new SampleFilter(next) {
            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    float side = (float) wave.next();
                    left[i] *= 0.5f * (1 + side);
                    right[i] *= 0.5f * (1 - side);
                }
            }
        };
    }

    /// The pitch swings: the sound is read from a delay line whose length follows the wave.
    static FloatPcmAudioFilter vibrato(FloatPcmAudioFilter next, double hertz, double depth) {
        int size = 512;
        double swing = depth * 0.001 * SampleFilter.RATE;
        Wave wave = new Wave(hertz);
        float[][] lines = new float[2][size];
        return new SampleFilter(next) {
            private int at;

            @Override
            void change(float[] left, float[] right, int length) {
                for (int i = 0; i < length; i++) {
                    double delay = 3 + swing * (1 + wave.next());
                    left[i] = delayed(lines[0], left[i], delay);
                    right[i] = delayed(lines[1], right[i], delay);
                    at = (at + 1) % size;
                }
            }

            private float delayed(float[] line, float in, double delay) {
                line[at] = in;
                double position = at - delay + size;
                int whole = (int) position;
                float fraction = (float) (position - whole);
                float older = line[whole % size];
                float newer = line[(whole + 1) % size];
                return older + fraction * (newer - older);
            }
        };
    }
}
