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
        Tables tables = Tables.of(samples.length);
        // The samples are real: two of them, one after the other, make one complex number, and what
        // comes of half as many is taken apart again.
        int half = tables.size / 2;
        double[] re = new double[half];
        double[] im = new double[half];
        for (int i = 0; i < samples.length; i++) {
            double windowed = samples[i] * tables.window[i];
            if ((i & 1) == 0) re[i / 2] = windowed;
            else im[i / 2] = windowed;
        }
        transform(re, im, tables);
        double[] magnitudes = apart(re, im, tables);
        double scale = 4.0 / Math.max(1, samples.length);
        for (int i = 0; i < half; i++) magnitudes[i] *= scale;
        double hann = 1.5;
        return new Spectrum(
                magnitudes,
                (double) sampleRate / tables.size,
                hann * tables.size / Math.max(1, samples.length));
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
        // Where the range begins or ends, what is stronger may lie beyond.
        boolean isTop = at > before && at >= after;
        double shift = isTop ? 0.5 * (before - after) / (before - 2 * at + after) : 0;
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

    private static void transform(double[] re, double[] im, Tables tables) {
        int n = re.length;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            butterflies(re, im, length, tables);
        }
    }

    private static void swap(double[] numbers, int one, int other) {
        double kept = numbers[one];
        numbers[one] = numbers[other];
        numbers[other] = kept;
    }

    private static void butterflies(double[] re, double[] im, int length, Tables tables) {
        int stride = tables.size / length;
        for (int start = 0; start < re.length; start += length) {
            for (int k = 0; k < length / 2; k++) {
                double cos = tables.cos[k * stride];
                double sin = tables.sin[k * stride];
                int a = start + k;
                int b = a + length / 2;
                double tRe = re[b] * cos - im[b] * sin;
                double tIm = re[b] * sin + im[b] * cos;
                re[b] = re[a] - tRe;
                im[b] = im[a] - tIm;
                re[a] += tRe;
                im[a] += tIm;
            }
        }
    }

    /// How strong each frequency of the samples is, out of the transform of their pairs.
    private static double[] apart(double[] re, double[] im, Tables tables) {
        int half = re.length;
        double[] magnitudes = new double[half];
        for (int k = 0; k < half; k++) {
            int mirrored = (half - k) & (half - 1);
            double evenRe = (re[k] + re[mirrored]) / 2;
            double evenIm = (im[k] - im[mirrored]) / 2;
            double oddRe = (im[k] + im[mirrored]) / 2;
            double oddIm = (re[mirrored] - re[k]) / 2;
            double whole = evenRe + oddRe * tables.cos[k] - oddIm * tables.sin[k];
            double turned = evenIm + oddRe * tables.sin[k] + oddIm * tables.cos[k];
            magnitudes[k] = Math.sqrt(whole * whole + turned * turned);
        }
        return magnitudes;
    }

    /// What depends on the number of samples alone. Who listens asks for the same again and again,
    /// and the angles take longer than all else.
    private static final class Tables {
        private static volatile Tables last = new Tables(0);

        final int size;
        final double[] window;

        /// Of the angle -2πk/size.
        final double[] cos;

        final double[] sin;

        static Tables of(int samples) {
            Tables tables = last;
            if (tables.window.length != samples) {
                tables = new Tables(samples);
                last = tables;
            }
            return tables;
        }

        private Tables(int samples) {
            size = Math.max(2, Integer.highestOneBit(Math.max(1, samples - 1)) * 2);
            window = new double[samples];
            for (int i = 0; i < samples; i++) {
                window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples);
            }
            cos = new double[size / 2];
            sin = new double[size / 2];
            for (int k = 0; k < size / 2; k++) {
                cos[k] = Math.cos(-2 * Math.PI * k / size);
                sin[k] = Math.sin(-2 * Math.PI * k / size);
            }
        }
    }
}
