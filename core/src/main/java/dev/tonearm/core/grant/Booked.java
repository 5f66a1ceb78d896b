package dev.tonearm.core.grant;

/// What became of a change.
public sealed interface Booked {
    /// It is kept.
    record Changed(StoredGrants before, StoredGrants after) implements Booked {}

    /// It was known before, or something later is.
    record Unchanged(StoredGrants now) implements Booked {}

    /// It is a trial, of which there was one.
    record TrialUsed(By by) implements Booked {}

    /// Whose trial there was.
    enum By {
        SERVER,
        BUYER
    }
}
