package dev.tonearm.node.filter;

/// Stereo samples that wait to be used: put in at one end, taken away at the other.
final class StereoQueue {

    private float[][] samples = new float[2][8_192];
    private int from;
    private int size;

    /// What has been dropped before it came.
    private long owed;

    int size() {
        return size;
    }

    float at(int channel, int index) {
        return samples[channel][from + index];
    }

    float mono(int index) {
        return samples[0][from + index] + samples[1][from + index];
    }

    void add(float[][] input, int offset, int length) {
        int skipped = (int) Math.min(owed, length);
        owed -= skipped;
        int kept = length - skipped;
        reserve(kept);
        for (int channel = 0; channel < 2; channel++) {
            System.arraycopy(input[channel], offset + skipped, samples[channel], from + size, kept);
        }
        size += kept;
    }

    void addSilence(int length) {
        add(new float[2][length], 0, length);
    }

    /// Takes away the oldest, also those that are yet to come.
    void drop(long count) {
        int now = (int) Math.min(count, size);
        from += now;
        size -= now;
        owed += count - now;
    }

    void clear() {
        from = 0;
        size = 0;
        owed = 0;
    }

    private void reserve(int more) {
        if (from + size + more <= samples[0].length) {
            return;
        }
        int capacity = Math.max(samples[0].length, Integer.highestOneBit(size + more) * 2);
        float[][] moved = new float[2][capacity];
        for (int channel = 0; channel < 2; channel++) {
            System.arraycopy(samples[channel], from, moved[channel], 0, size);
        }
        samples = moved;
        from = 0;
    }
}
