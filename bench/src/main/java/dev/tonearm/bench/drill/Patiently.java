package dev.tonearm.bench.drill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Looks at the table as an onlooker who can wait: a machine that runs a whole fleet and more may
/// be too slow for the store's own limits.
final class Patiently {
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Patiently() {}

    /// Asks until there is an answer.
    ///
    /// @throws RuntimeException of the last try
    static <T> T ask(Supplier<T> question) {
        for (int tries = 1; ; tries++) {
            try {
                return question.get();
            } catch (RuntimeException e) {
                if (tries == TRIES) throw e;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
