package dev.tonearm.local.lambda;

import java.util.Optional;

/// A function as what gives it events sees it.
@FunctionalInterface
public interface Invoked {
    /// Gives it an event.
    ///
    /// @return what the function returned; empty if it failed, or did not answer in its time
    Optional<byte[]> invoke(byte[] event) throws InterruptedException;
}
