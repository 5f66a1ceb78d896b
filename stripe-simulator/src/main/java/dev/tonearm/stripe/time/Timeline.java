package dev.tonearm.stripe.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// A time that can be moved on, and what is to happen in it.
///
/// Whoever calls holds the account's lock. While something happens, it is the moment for which that
/// was planned, however far the time is moved at once: a year's renewals are twelve, each at its
/// own time.
public final class Timeline {

    private record Due(long at, long order, Runnable action) {}

    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final LongSupplier source;
    private long moved;
    private long pinned = -1;
    private long order;

    private Timeline(LongSupplier source) {
        this.source = source;
    }

    /// One that goes on by itself.
    ///
    /// @param source seconds since 1970
    public static Timeline flowing(LongSupplier source) {
        return new Timeline(source);
    }

    /// One that stands still until it is moved.
    public static Timeline frozenAt(long second) {
        return new Timeline(() -> second);
    }

    /// Seconds since 1970.
    public long now() {
        return pinned >= 0 ? pinned : source.getAsLong() + moved;
    }

    /// Plans something. It has to look whether it is still wanted when its time has come.
    public void at(long second, Runnable action) {
        agenda.add(new Due(second, order++, action));
    }

    /// Does what is due.
    public void tick() {
        runUntil(now());
    }

    /// Moves the time on, through all that happens meanwhile. It never goes back.
    public void advanceTo(long second) {
        advanceBy(Math.max(0, second - now()));
    }

    /// Moves the time on by so many seconds, through all that happens meanwhile.
    public void advanceBy(long seconds) {
        runUntil(now() + seconds);
        moved += seconds;
    }

    /// By how many seconds it was moved.
    public long moved() {
        return moved;
    }

    private void runUntil(long second) {
        long before = now();
        try {
            for (var next = agenda.peek();
                    next != null && next.at() <= second;
                    next = agenda.peek()) {
                agenda.remove();
                pinned = Math.max(Math.max(before, pinned), next.at());
                next.action().run();
            }
        } finally {
            pinned = -1;
        }
    }
}
