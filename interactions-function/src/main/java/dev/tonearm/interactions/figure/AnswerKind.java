package dev.tonearm.interactions.figure;

/// What became of an interaction.
public enum AnswerKind {
    /// Queued, for a worker or the billing function to answer.
    DEFERRED,
    /// Shown from the journal.
    READ,
    /// Kept at once: settings, trials.
    WRITE,
    /// Suggestions for what somebody types.
    AUTOCOMPLETE,
    /// Discord asked whether we are there.
    PING,
    /// Words that say why not.
    REFUSED,
    /// Words that say that something of ours broke.
    FAILED
}
