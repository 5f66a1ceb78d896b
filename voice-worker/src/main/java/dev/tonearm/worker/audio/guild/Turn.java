package dev.tonearm.worker.audio.guild;

import java.util.concurrent.locks.Lock;

/// Who may ask a node about a guild's player: one at a time, since each request says what the
/// player is after the one before it. Not reentrant.
final class Turn {
    private final Lock lock;
    private volatile boolean taken;

    Turn(Lock lock) {
        this.lock = lock;
    }

    /// Waits for it.
    void take() {
        lock.lock();
        taken = true;
    }

    /// Takes it if nobody has it.
    boolean tryTake() {
        if (!lock.tryLock()) return false;
        taken = true;
        return true;
    }

    void give() {
        taken = false;
        lock.unlock();
    }

    /// Whether somebody is asking something.
    boolean taken() {
        return taken;
    }
}
