package dev.tonearm.worker.audio.node;

/// What a node said to a request.
///
/// @param <T> what it tells if all is well
public sealed interface Answer<T> {
    record Taken<T>(T told) implements Answer<T> {}

    /// It said no.
    ///
    /// @param reason the node's words, or empty
    record Refused<T>(int status, String reason) implements Answer<T> {}

    record Unreachable<T>(String why) implements Answer<T> {}

    /// That it did what it was asked for; it tells nothing else.
    enum Done {
        DONE
    }
}
