package dev.tonearm.discord.voice;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// How something about a sound goes up and down over time.
public final class Course {

    private final double[] values;
    private final double perSecond;

    private Course(double[] values, Duration window) {
        this.values = values;
        this.perSecond = 1e9 / window.toNanos();
    }

    /// The level of each window; a tremolo swings it.
    public static Course ofLevel(Sound sound, Duration window) {
        return of(sound, window, Sound::rms);
    }

    /// The balance of each window; a rotation swings it.
    public static Course ofBalance(Sound sound, Duration window) {
        return of(sound, window, Sound::balance);
    }

    /// The strongest tone of each window in hertz; a vibrato swings it.
    public static Course ofPitch(Sound sound, Duration window) {
        return of(sound, window, part -> part.spectrum().dominantHertz());
    }

    private static Course of(Sound sound, Duration window, ToDoubleFunction<Sound> measure) {
        return new Course(sound.windows(window).stream().mapToDouble(measure).toArray(), window);
    }

    public double least() {
        return Arrays.stream(values).min().orElse(0);
    }

    public double most() {
        return Arrays.stream(values).max().orElse(0);
    }

    public double mean() {
        return Arrays.stream(values).average().orElse(0);
    }

    /// How often a second it swings: the upward crossings of its middle.
    public double hertz() {
        double middle = (least() + most()) / 2;
        int first = -1;
        int last = -1;
        int swings = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] < middle && values[i] >= middle) {
                first = first < 0 ? i : first;
                swings += i == first ? 0 : 1;
                last = i;
            }
        }
        return swings == 0 ? 0 : swings * perSecond / (last - first);
    }
}
