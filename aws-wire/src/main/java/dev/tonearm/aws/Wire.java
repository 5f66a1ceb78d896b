package dev.tonearm.aws;

import java.io.IOException;
import java.time.Duration;

/// Brings requests to a service, once each.
@FunctionalInterface
public interface Wire {
    /// Brings one and its answer back.
    ///
    /// @param target the operation's whole name
    /// @throws IOException if there is no answer in this time
    WireAnswer post(String target, byte[] body, Duration patience) throws IOException;
}
