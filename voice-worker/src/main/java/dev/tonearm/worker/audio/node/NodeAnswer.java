package dev.tonearm.worker.audio.node;

/// What a node said to a request.
///
/// @param <T> what it tells if all is well
public sealed interface NodeAnswer<T> {
    record Taken<T>(T told) implements NodeAnswer<T> {}

    /// It said no.
    ///
    /// @param reason the node's words, or empty
    record Refused<T>(int status, String reason) implements NodeAnswer<T> {}

    record Unreachable<T>(String why) implements NodeAnswer<T> {}

    /// That it did what it was asked for; it tells nothing else.
    enum Done {
        DONE
    }
}
