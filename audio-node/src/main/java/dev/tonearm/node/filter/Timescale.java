package dev.tonearm.node.filter;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import java.util.ArrayList;
import java.util.List;

/// Speed and pitch apart from each other: stretched first, then read at another rate.
final class Timescale implements FloatPcmAudioFilter {

    private final FloatPcmAudioFilter next;
    private final List<Stage> stages;

    /// @param tempo how much faster without a change of pitch
    /// @param rate how much faster and higher at once
    Timescale(FloatPcmAudioFilter next, double tempo, double rate) {
        this.next = next;
        List<Stage> needed = new ArrayList<>();
        if (tempo != 1) {
            needed.add(new Stretch(tempo));
        }
        if (rate != 1) {
            needed.add(new Resample(rate));
        }
        this.stages = List.copyOf(needed);
    }

    @Override
    public void process(float[][] input, int offset, int length) throws InterruptedException {
        put(0, input, offset, length);
    }

    private void put(int stage, float[][] samples, int offset, int length)
            throws InterruptedException {
        if (stage == stages.size()) {
            next.process(samples, offset, length);
        } else {
            stages.get(stage).put(samples, offset, length, after(stage));
        }
    }

    private Stage.Sink after(int stage) {
        return (samples, offset, length) -> put(stage + 1, samples, offset, length);
    }

    @Override
    public void seekPerformed(long requestedTime, long providedTime) {
        stages.forEach(Stage::reset);
    }

    /// Hands over what is held back.
    ///
    /// It may wait for room, and a seek interrupts that; lavaplayer takes whatever a flush throws
    /// for a fault and goes on, so the seek would be forgotten.
    @Override
    public void flush() {
        try {
            for (int stage = 0; stage < stages.size(); stage++) {
                stages.get(stage).finish(after(stage));
            }
        } catch (InterruptedException e) {
            stages.forEach(Stage::reset);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
