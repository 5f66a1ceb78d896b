package dev.tonearm.node.filter;

/// Reads sound at another rate, which changes its pitch and its length: a sinc in a Hann window,
/// narrowed so that nothing above half the sample rate folds back.
final class Resample implements Stage {

    private static final int ZERO_CROSSINGS = 16;
    private static final int PHASES = 256;

    /// Wider windows than this are not worth their cost: sound this fast is none.
    private static final double WIDEST = 16;

    private static final int BLOCK = 1_024;

    private final double rate;
    private final int half;
    private final float[][] kernel;
    private final StereoQueue in = new StereoQueue();
    private final float[][] out = new float[2][BLOCK];
    private int ready;
    private double at;
    private long taken;
    private long given;

    /// @param rate samples of input to a sample of output
    Resample(double rate) {
        this.rate = rate;
        double narrow = Math.min(Math.max(1, rate), WIDEST);
        this.half = (int) Math.ceil(ZERO_CROSSINGS * narrow);
        this.kernel = kernel(half, 0.95 / narrow);
        reset();
    }

    private static float[][] kernel(int half, double cutoff) {
        float[][] kernel = new float[PHASES + 1][2 * half];
        for (int phase = 0; phase <= PHASES; phase++) {
            double sum = 0;
            for (int tap = 0; tap < 2 * half; tap++) {
                double distance = tap - half + 1 - (double) phase / PHASES;
                double weight = sinc(distance * cutoff) * window(distance / half);
                kernel[phase][tap] = (float) weight;
                sum += weight;
            }
            for (int tap = 0; tap < 2 * half; tap++) {
                kernel[phase][tap] /= (float) sum;
            }
        }
        return kernel;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double window(double x) {
        return Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x);
    }

    @Override
    public void put(float[][] input, int offset, int length, Sink sink)
            throws InterruptedException {
        in.add(input, offset, length);
        taken += length;
        give(Long.MAX_VALUE, sink);
    }

    @Override
    public void finish(Sink sink) throws InterruptedException {
        long whole = Math.round(taken / rate);
        while (given < whole) {
            in.addSilence(2 * half);
            give(whole, sink);
        }
        reset();
    }

    @Override
    public void reset() {
        in.clear();
        in.addSilence(half - 1);
        at = 0;
        taken = 0;
        given = 0;
    }

    /// @param until how many samples there may be in all
    private void give(long until, Sink sink) throws InterruptedException {
        while (given < until && in.size() >= 2 * half) {
            sample();
            given++;
            if (ready == BLOCK) {
                hand(sink);
            }
        }
        hand(sink);
    }

    private void hand(Sink sink) throws InterruptedException {
        int length = ready;
        ready = 0;
        if (length > 0) {
            sink.take(out, 0, length);
        }
    }

    private void sample() {
        double exact = at * PHASES;
        int phase = (int) exact;
        float share = (float) (exact - phase);
        float[] here = kernel[phase];
        float[] next = kernel[phase + 1];
        float left = 0;
        float right = 0;
        for (int tap = 0; tap < 2 * half; tap++) {
            float weight = here[tap] + share * (next[tap] - here[tap]);
            left += weight * in.at(0, tap);
            right += weight * in.at(1, tap);
        }
        out[0][ready] = left;
        out[1][ready] = right;
        ready++;
        at += rate;
        long whole = (long) at;
        at -= whole;
        in.drop(whole);
    }
}
