package dev.tonearm.node.filter;

/// A step that makes more or fewer samples than it gets.
interface Stage {

    /// Takes samples, and hands over what is ready.
    void put(float[][] input, int offset, int length, Sink sink) throws InterruptedException;

    /// Hands over what is held back; nothing comes after it.
    void finish(Sink sink) throws InterruptedException;

    /// Forgets what it holds, as after a seek.
    void reset();

    interface Sink {
        void take(float[][] samples, int offset, int length) throws InterruptedException;
    }
}
