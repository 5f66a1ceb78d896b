package dev.tonearm.core.family;

/// What became of reading a file that somebody gave.
public sealed interface Contents {
    /// It is read.
    record Text(String text) implements Contents {}

    /// There is more than anybody wants to read.
    record TooLong() implements Contents {}

    /// It is not where Discord keeps files.
    record Elsewhere() implements Contents {}

    /// It did not come in time.
    record Away() implements Contents {}
}
