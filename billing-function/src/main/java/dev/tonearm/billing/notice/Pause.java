package dev.tonearm.billing.notice;

import java.time.Duration;

/// Waits.
public interface Pause {
    void of(Duration time);

    /// On the clock of this machine.
    static void real(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
