package dev.tonearm.core.command;

/// Who reads the answer to a command, and where.
public enum Audience {
    /// Everybody in the channel; of a press, nobody, because the message it is on shows the result.
    EVERYBODY,
    /// Who asked, alone.
    ALONE,
    /// Whoever sees the message that the press was on, which becomes the answer.
    MESSAGE,
    /// The same, if it was done; why it was not done, who pressed reads alone.
    RESULT
}
