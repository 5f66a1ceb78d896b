package dev.tonearm.core.command;

/// What is wrong with an option's value; each has a text `invalid.` and its name in lower case.
public enum OptionProblem {
    MISSING,
    UNKNOWN,
    WRONG_TYPE,
    OUT_OF_RANGE,
    TOO_LONG,
    NOT_A_CHOICE,
    NOT_A_POSITION
}
