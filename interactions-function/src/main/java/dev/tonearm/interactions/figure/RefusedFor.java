package dev.tonearm.interactions.figure;

/// What stood against a command.
public enum RefusedFor {
    /// More than the plan or the server takes in a minute.
    RATE,
    /// The plan does not have it.
    PLAN,
    /// The person may not.
    PERMISSION,
    /// It is old, unknown, wrong, or given where it means nothing.
    OTHER
}
