package dev.tonearm.function.signature;

/// What is known of a request's sender.
public enum Authenticity {
    GENUINE,
    MISSING,
    MALFORMED,
    STALE,
    /// Signed in the future: by a clock that is wrong, ours perhaps.
    EARLY,
    FORGED
}
