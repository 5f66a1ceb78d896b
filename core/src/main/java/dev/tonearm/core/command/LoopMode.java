package dev.tonearm.core.command;

/// What happens when a track has played to its end.
public enum LoopMode {
    /// The next track plays.
    OFF,
    /// The same track plays again.
    TRACK,
    /// The track goes to the end of the queue.
    QUEUE;

    /// The mode that the loop button turns to.
    public LoopMode next() {
        return switch (this) {
            case OFF -> TRACK;
            case TRACK -> QUEUE;
            case QUEUE -> OFF;
        };
    }
}
