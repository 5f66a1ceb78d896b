package dev.tonearm.core.command;

/// What is wrong with an option's value; each has a text `invalid.` and its name in lower case.
public enum OptionProblem {
    MISSING,
    UNKNOWN,
    WRONG_TYPE,
    OUT_OF_RANGE,
    TOO_LONG,
    NOT_A_CHOICE,
    NOT_A_POSITION,
    /// It cannot be given together with another one that is given.
    NOT_TOGETHER,
    /// A file that is neither sound nor film.
    NOT_AUDIO,
    /// A file that is larger than any that is played.
    FILE_TOO_BIG
}
