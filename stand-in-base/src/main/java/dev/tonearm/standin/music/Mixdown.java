package dev.tonearm.standin.music;

import dev.tonearm.standin.sound.WavFile;

/// The two channels a piece is mixed into, at 48 kHz, and the instruments that write into them.
final class Mixdown {

    private static final int SAMPLE_RATE = WavFile.SAMPLE_RATE;

    private final float[] left;
    private final float[] right;
    private long noise = 0x9E3779B97F4A7C15L;

    Mixdown(double seconds) {
        int frames = (int) Math.round(seconds * SAMPLE_RATE);
        left = new float[frames];
        right = new float[frames];
    }

    int frames() {
        return left.length;
    }

    /// One note; `pan` runs from -1 (left) to 1 (right).
    void note(Timbre timbre, double hertz, double start, double seconds, double level, double pan) {
        int from = (int) (start * SAMPLE_RATE);
        int held = (int) (seconds * SAMPLE_RATE);
        int release = (int) (timbre.releaseSeconds * SAMPLE_RATE);
        int attack = Math.max(1, (int) (timbre.attackSeconds * SAMPLE_RATE));
        int until = Math.min(frames(), from + held + release);
        double fall =
                timbre.decaySeconds == 0 ? 1 : Math.exp(-1 / (timbre.decaySeconds * SAMPLE_RATE));
        double bend = Math.pow(2, timbre.detuneCents / 2400);
        double stepLeft = hertz * bend / SAMPLE_RATE;
        double stepRight = hertz / bend / SAMPLE_RATE;
        float levelLeft = (float) (level * Math.min(1, 1 - pan));
        float levelRight = (float) (level * Math.min(1, 1 + pan));
        double phaseLeft = 0;
        double phaseRight = 0;
        double ring = 1;
        for (int i = from; i < until; i++) {
            int age = i - from;
            double gain = ring;
            if (age < attack) {
                gain *= (double) age / attack;
            }
            if (age > held) {
                gain *= 1 - (double) (age - held) / release;
            }
            left[i] += levelLeft * (float) gain * timbre.at(phaseLeft);
            right[i] += levelRight * (float) gain * timbre.at(phaseRight);
            ring *= fall;
            phaseLeft = advance(phaseLeft, stepLeft);
            phaseRight = advance(phaseRight, stepRight);
        }
    }

    private static double advance(double phase, double step) {
        double next = phase + step;
        return next >= 1 ? next - 1 : next;
    }

    /// The tone a piece is recognised by: a steady sine through the whole of it, faded at both
    /// ends.
    void pedal(double hertz, double level) {
        int fade = SAMPLE_RATE / 4;
        for (int i = 0; i < frames(); i++) {
            double edge = Math.min(1, Math.min(i, frames() - 1 - i) / (double) fade);
            double swell = 1 - 0.08 * Math.sin(2 * Math.PI * 0.11 * i / SAMPLE_RATE);
            float value =
                    (float)
                            (level
                                    * edge
                                    * swell
                                    * Math.sin(2 * Math.PI * hertz * i / SAMPLE_RATE));
            left[i] += value;
            right[i] += value;
        }
    }

    void kick(double start, double level) {
        int from = (int) (start * SAMPLE_RATE);
        double phase = 0;
        for (int i = from; i < Math.min(frames(), from + SAMPLE_RATE / 4); i++) {
            double age = (i - from) / (double) SAMPLE_RATE;
            phase += (46 + 70 * Math.exp(-age * 38)) / SAMPLE_RATE;
            float value = (float) (level * Math.exp(-age * 13) * Math.sin(2 * Math.PI * phase));
            left[i] += value;
            right[i] += value;
        }
    }

    void brush(double start, double level, double decaySeconds, double pan) {
        int from = (int) (start * SAMPLE_RATE);
        int length = (int) (decaySeconds * 5 * SAMPLE_RATE);
        float previous = 0;
        for (int i = from; i < Math.min(frames(), from + length); i++) {
            double age = (i - from) / (double) SAMPLE_RATE;
            float white = nextNoise();
            // The difference of neighbours takes the low end out: a brush, not a thump.
            float value =
                    (float) (level * Math.exp(-age / decaySeconds)) * (white - previous) * 0.5f;
            previous = white;
            left[i] += value * (float) Math.min(1, 1 - pan);
            right[i] += value * (float) Math.min(1, 1 + pan);
        }
    }

    /// Noise that is the same in every run, so that a piece is the same file everywhere.
    private float nextNoise() {
        noise ^= noise << 13;
        noise ^= noise >>> 7;
        noise ^= noise << 17;
        return (noise >> 40) / (float) (1 << 23);
    }

    /// Puts the piece into a room: what was mixed so far comes back from four walls, softer each
    /// time.
    void reverb(float amount) {
        reverb(left, amount, 1_687, 2_053, 2_389, 2_731);
        reverb(right, amount, 1_733, 2_003, 2_441, 2_689);
    }

    private static void reverb(float[] channel, float amount, int... delays) {
        float[][] lines = new float[delays.length][];
        int[] at = new int[delays.length];
        float[] dull = new float[delays.length];
        for (int d = 0; d < delays.length; d++) {
            lines[d] = new float[delays[d]];
        }
        for (int i = 0; i < channel.length; i++) {
            float in = channel[i];
            float wet = 0;
            for (int d = 0; d < lines.length; d++) {
                float echo = lines[d][at[d]];
                wet += echo;
                dull[d] += 0.45f * (echo - dull[d]);
                lines[d][at[d]] = in + 0.78f * dull[d];
                at[d] = at[d] + 1 == lines[d].length ? 0 : at[d] + 1;
            }
            channel[i] = in + amount * wet;
        }
    }

    /// 16-bit little-endian stereo, its loudest sample at 80 % of full scale.
    byte[] pcm() {
        float peak = 1e-6f;
        for (int i = 0; i < frames(); i++) {
            peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        }
        float gain = 0.8f * Short.MAX_VALUE / peak;
        byte[] bytes = new byte[frames() * 4];
        for (int i = 0; i < frames(); i++) {
            int l = Math.round(left[i] * gain);
            int r = Math.round(right[i] * gain);
            bytes[4 * i] = (byte) l;
            bytes[4 * i + 1] = (byte) (l >> 8);
            bytes[4 * i + 2] = (byte) r;
            bytes[4 * i + 3] = (byte) (r >> 8);
        }
        return bytes;
    }
}
