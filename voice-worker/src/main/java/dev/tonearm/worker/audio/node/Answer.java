package dev.tonearm.worker.audio.node;

/// What a node said to a request.
public sealed interface Answer {
    record Taken(String body) implements Answer {}

    /// It said no.
    ///
    /// @param reason the node's words, or empty
    record Refused(int status, String reason) implements Answer {}

    record Unreachable(String why) implements Answer {}
}
