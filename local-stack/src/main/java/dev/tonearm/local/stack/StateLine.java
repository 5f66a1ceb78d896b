package dev.tonearm.local.stack;

import java.time.Instant;
import java.util.function.Consumer;

/// A part's state with its time, which tells a listener when it changes.
final class StateLine {
    private final Runnable changed;
    private volatile At at = new At(Part.State.DOWN, Instant.now());

    private record At(Part.State state, Instant since) {}

    StateLine(Part part, Consumer<Part> changed) {
        this.changed = () -> changed.accept(part);
    }

    void become(Part.State state) {
        if (at.state == state) return;
        at = new At(state, Instant.now());
        changed.run();
    }

    Part.State state() {
        return at.state;
    }

    Instant since() {
        return at.since;
    }
}
