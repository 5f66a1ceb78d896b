package dev.tonearm.core.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;

/// The time by which plans begin, end and are paid for, on a machine where that can be moved on so
/// that nobody waits a month for one: real time, and as many seconds as a file says.
///
/// Nowhere else is there such a file, and billing time is real time.
public final class MovedClock implements InstantSource {
    /// The variable that names the file.
    public static final String VARIABLE = VariableNames.BILLING_CLOCK;

    private final InstantSource real;
    private final Ahead ahead;

    /// How far it was moved.
    @FunctionalInterface
    public interface Ahead {
        /// What the file says.
        String read() throws IOException;
    }

    /// @param ahead asked each time that somebody wants to know the time, so that all who follow
    ///   one file are in one time
    public MovedClock(InstantSource real, Ahead ahead) {
        this.real = real;
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        try {
            return real.instant().plusSeconds(Long.parseLong(ahead.read().strip()));
        } catch (NumberFormatException _) {
            throw new IllegalStateException(
                    VARIABLE + " names a file that does not hold a number of seconds");
        } catch (IOException e) {
            throw new UncheckedIOException(VARIABLE + " names a file that cannot be read", e);
        }
    }
}
