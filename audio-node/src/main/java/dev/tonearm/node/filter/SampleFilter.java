package dev.tonearm.node.filter;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;

/// Changes stereo samples and hands them on. lavaplayer makes everything stereo before the first
/// filter.
///
/// The buffer is this filter's own copy: what lavaplayer passes in may be read again by others.
abstract class SampleFilter implements FloatPcmAudioFilter {

    static final double RATE = 48_000;

    private final FloatPcmAudioFilter next;
    private final float[][] copy = new float[2][0];

    SampleFilter(FloatPcmAudioFilter next) {
        this.next = next;
    }

    abstract void change(float[] left, float[] right, int length);

    @Override
    public final void process(float[][] input, int offset, int length) throws InterruptedException {
        for (int channel = 0; channel < copy.length; channel++) {
            if (copy[channel].length < length) {
                copy[channel] = new float[length];
            }
            System.arraycopy(input[channel], offset, copy[channel], 0, length);
        }
        change(copy[0], copy[1], length);
        next.process(copy, 0, length);
    }

    @Override
    public void seekPerformed(long requestedTime, long providedTime) {
        // What is remembered here is a few milliseconds long.
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
