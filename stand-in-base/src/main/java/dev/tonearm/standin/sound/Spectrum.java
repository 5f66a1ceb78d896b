package dev.tonearm.standin.sound;

/// The spectrum of a stretch of mono samples: a Hann window and a radix-2 FFT.
public final class Spectrum {

    private final double[] magnitudes;
    private final double binHertz;

    /// Over how many bins the window and the padding spread what belongs into one.
    private final double spread;

    private Spectrum(double[] magnitudes, double binHertz, double spread) {
        this.magnitudes = magnitudes;
        this.binHertz = binHertz;
        this.spread = spread;
    }

    /// Samples are padded with silence to a power of two; one second at 48 kHz gives bins of 0.73
    /// Hz.
    public static Spectrum of(float[] samples, int sampleRate) {
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, samples.length - 1)) * 2);
        double[] re = new double[size];
        double[] im = new double[size];
        for (int i = 0; i < samples.length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples.length);
            re[i] = samples[i] * window;
        }
        transform(re, im);
        double[] magnitudes = new double[size / 2];
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.hypot(re[i], im[i]) * 4 / Math.max(1, samples.length);
        }
        double hann = 1.5;
        return new Spectrum(
                magnitudes, (double) sampleRate / size, hann * size / Math.max(1, samples.length));
    }

    /// The frequency with the most energy in 40 Hz to 8 kHz, between bins by a parabola; 0 for
    /// silence.
    public double dominantHertz() {
        int peak = peak();
        if (peak < 1 || magnitudes[peak] < 1e-4 || peak + 1 >= magnitudes.length) {
            return 0;
        }
        double before = magnitudes[peak - 1];
        double at = magnitudes[peak];
        double after = magnitudes[peak + 1];
        double curve = before - 2 * at + after;
        double shift = curve == 0 ? 0 : 0.5 * (before - after) / curve;
        return (peak + shift) * binHertz;
    }

    /// The amplitude (0 to 1 of full scale) of the strongest partial.
    public double dominantAmplitude() {
        return magnitudes[peak()];
    }

    /// The level (root mean square, 0 to 1) of what lies between two frequencies.
    public double bandRms(double fromHertz, double toHertz) {
        double power = 0;
        for (int i = 1; i < magnitudes.length; i++) {
            double hertz = i * binHertz;
            if (hertz >= fromHertz && hertz < toHertz) {
                power += magnitudes[i] * magnitudes[i] / 2;
            }
        }
        return Math.sqrt(power / spread);
    }

    private int peak() {
        int from = (int) Math.ceil(40 / binHertz);
        int to = Math.min(magnitudes.length - 1, (int) (8_000 / binHertz));
        int peak = Math.min(from, to);
        for (int i = from; i <= to; i++) {
            if (magnitudes[i] > magnitudes[peak]) {
                peak = i;
            }
        }
        return peak;
    }

    private static void transform(double[] re, double[] im) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                double swap = re[i];
                re[i] = re[j];
                re[j] = swap;
            }
        }
        // The input is real, so im is all zero and needs no reordering.
        for (int length = 2; length <= n; length <<= 1) {
            butterflies(re, im, length);
        }
    }

    private static void butterflies(double[] re, double[] im, int length) {
        double[] cos = new double[length / 2];
        double[] sin = new double[length / 2];
        for (int k = 0; k < length / 2; k++) {
            cos[k] = Math.cos(-2 * Math.PI * k / length);
            sin[k] = Math.sin(-2 * Math.PI * k / length);
        }
        for (int start = 0; start < re.length; start += length) {
            for (int k = 0; k < length / 2; k++) {
                int a = start + k;
                int b = a + length / 2;
                double tRe = re[b] * cos[k] - im[b] * sin[k];
                double tIm = re[b] * sin[k] + im[b] * cos[k];
                re[b] = re[a] - tRe;
                im[b] = im[a] - tIm;
                re[a] += tRe;
                im[a] += tIm;
            }
        }
    }
}
