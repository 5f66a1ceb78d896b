package dev.tonearm.worker.audio.guild;

/// What is wrong with a guild's player in a session.
public enum Finding {
    FINE,
    /// It should not be there, or not in this session.
    ORPHAN,
    /// It should be there.
    MISSING,
    /// It plays something else, or otherwise.
    WRONG
}
