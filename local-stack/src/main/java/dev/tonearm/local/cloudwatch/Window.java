package dev.tonearm.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// What was measured in the last minute. CloudWatch's minutes begin with the clock's; these slide,
/// so that nobody waits for one to be whole.
final class Window {
    static final Duration LENGTH = Duration.ofMinutes(1);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, double value) {}

    void add(Instant at, double value) {
        samples.add(new Sample(at, value));
    }

    private double[] values(Instant now) {
        samples.removeIf(one -> !one.at.isAfter(now.minus(LENGTH)));
        return samples.stream().mapToDouble(Sample::value).sorted().toArray();
    }

    /// By CloudWatch's name of a statistic; 0 of nothing, as its exporter is told to say.
    double of(String statistic, Instant now) {
        double[] values = values(now);
        return switch (statistic) {
            case "SampleCount" -> values.length;
            case "Sum" -> {
                double sum = 0;
                for (double value : values) sum += value;
                yield sum;
            }
            case "Maximum" -> values.length == 0 ? 0 : values[values.length - 1];
            case "p95" ->
                    values.length == 0 ? 0 : values[(int) Math.ceil(values.length * 0.95) - 1];
            default -> throw new IllegalArgumentException("no statistic " + statistic);
        };
    }
}
