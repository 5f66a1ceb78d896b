package dev.tonearm.worker.partition;

import java.time.Duration;

/// How long a worker may take to go.
///
/// @param longest for all of it
public record DrainSettings(Duration longest) {
    /// What is under way in a partition that is given away may take this.
    public Duration forCommands() {
        return longest.dividedBy(4);
    }

    /// Others may take this to prepare before they are hurried.
    public Duration forHeirs() {
        return longest.multipliedBy(3).dividedBy(5);
    }

    /// What has not been handed over by then runs out by itself.
    public Duration forHandover() {
        return longest.multipliedBy(9).dividedBy(10);
    }
}
