package dev.tonearm.worker.player;

/// A heap that is as full as a test says.
final class FakeHeap implements HeapPressure.Heap {
    private long collections;
    private double filled;

    /// The collector ran, and this is left.
    synchronized void collected(double left) {
        collections++;
        filled = left;
    }

    @Override
    public synchronized long collections() {
        return collections;
    }

    @Override
    public synchronized double filled() {
        return filled;
    }
}
