package dev.tonearm.worker.reply;

/// What became of an answer.
///
/// What `why` says is for the log; it holds no secret.
public sealed interface Told {
    /// Discord has taken it, or nobody waits for words.
    record Answered() implements Told {}

    /// It has no place any more: the token is dead, or the message is gone.
    record TooLate(String why) implements Told {}

    /// Discord does not take it, however often it is sent.
    record Refused(String why) implements Told {}

    /// Discord did not take it, and may do so later.
    record Failed(String why) implements Told {}
}
