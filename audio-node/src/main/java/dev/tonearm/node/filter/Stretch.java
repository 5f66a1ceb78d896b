package dev.tonearm.node.filter;

/// Plays sound faster or slower at its own pitch, by overlapping pieces of it (WSOLA): pieces of 60
/// ms are taken from the input at the wanted pace, and each begins, within 20 ms, where it goes on
/// best from the one before.
///
/// Both channels are cut at the same places, so that what is in the middle stays there.
final class Stretch implements Stage {

    private static final int PIECE = 2_880;
    private static final int OVERLAP = 576;
    private static final int SEARCH = 960;

    /// What a piece adds to the output.
    private static final int STEP = PIECE - OVERLAP;

    private static final int COARSE = 4;

    private final double tempo;
    private final StereoQueue in = new StereoQueue();
    private final float[][] out = new float[2][STEP];
    private final float[][] tail = new float[2][OVERLAP];
    private boolean begun;
    private double pace;
    private long taken;
    private long given;

    /// @param tempo seconds of input to a second of output
    Stretch(double tempo) {
        this.tempo = tempo;
    }

    @Override
    public void put(float[][] input, int offset, int length, Sink sink)
            throws InterruptedException {
        in.add(input, offset, length);
        taken += length;
        while (in.size() >= PIECE + SEARCH) {
            piece();
            sink.take(out, 0, STEP);
            given += STEP;
        }
    }

    @Override
    public void finish(Sink sink) throws InterruptedException {
        long whole = Math.round(taken / tempo);
        while (given < whole) {
            in.addSilence(PIECE + SEARCH);
            while (given < whole && in.size() >= PIECE + SEARCH) {
                piece();
                int rest = (int) Math.min(STEP, whole - given);
                sink.take(out, 0, rest);
                given += rest;
            }
        }
        reset();
    }

    @Override
    public void reset() {
        in.clear();
        begun = false;
        pace = 0;
        taken = 0;
        given = 0;
    }

    private void piece() {
        int start = begun ? bestStart() : 0;
        for (int channel = 0; channel < 2; channel++) {
            for (int i = 0; i < STEP; i++) {
                out[channel][i] = in.at(channel, start + i);
            }
            if (begun) {
                for (int i = 0; i < OVERLAP; i++) {
                    float share = (float) i / OVERLAP;
                    out[channel][i] = out[channel][i] * share + tail[channel][i] * (1 - share);
                }
            }
            for (int i = 0; i < OVERLAP; i++) {
                tail[channel][i] = in.at(channel, start + STEP + i);
            }
        }
        begun = true;
        pace += tempo * STEP;
        long whole = (long) pace;
        pace -= whole;
        in.drop(whole);
    }

    /// Where the input is most like what the last piece would have gone on with: first roughly,
    /// then around the best place to the sample.
    private int bestStart() {
        int rough = best(0, SEARCH, COARSE, 2);
        return best(Math.max(0, rough - COARSE + 1), Math.min(SEARCH, rough + COARSE - 1), 1, 1);
    }

    private int best(int from, int to, int step, int stride) {
        int best = from;
        double highest = Double.NEGATIVE_INFINITY;
        for (int start = from; start <= to; start += step) {
            double likeness = likeness(start, stride);
            if (likeness > highest) {
                highest = likeness;
                best = start;
            }
        }
        return best;
    }

    private double likeness(int start, int stride) {
        double product = 0;
        double power = 1e-9;
        for (int i = 0; i < OVERLAP; i += stride) {
            double sample = in.mono(start + i);
            product += sample * (tail[0][i] + tail[1][i]);
            power += sample * sample;
        }
        return product / Math.sqrt(power);
    }
}
