package dev.tonearm.core.family;

/// Who suggests values of an option while somebody types.
public enum Completer {
    NOBODY,
    /// Music that could be played.
    MUSIC,
    /// What waits in the queue, by position.
    WAITING,
    /// The slash commands.
    COMMANDS
}
