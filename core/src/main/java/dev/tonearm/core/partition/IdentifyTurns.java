package dev.tonearm.core.partition;

import java.time.Duration;
import java.time.Instant;

/// Whose turn it is to identify a shard at Discord's gateway. The spacing within a bucket and the
/// day's budget hold for the bot, so all workers share them.
///
/// Calls throw an unchecked exception when the store cannot be reached.
public interface IdentifyTurns {
    /// The last turn in a bucket as the store has it.
    Turn last(int bucket);

    /// Takes the next turn, unless somebody took one since `seen`.
    ///
    /// @return whether it is ours
    boolean take(Turn seen, String worker, Instant now);

    /// Says that the IDENTIFY of our turn has been sent: the spacing counts from now.
    void done(Turn taken, Instant now);

    /// Counts one IDENTIFY against the budget.
    ///
    /// @param remaining what Discord said is left, which begins a new count when the old one is
    ///   over
    /// @param resetAfter when Discord fills it up again
    /// @return whether there was one left
    boolean spend(int remaining, Duration resetAfter, Instant now);

    /// A turn in a bucket.
    ///
    /// @param number 0 before the first
    /// @param done whether its IDENTIFY was sent
    /// @param at when it was taken or done, by the clock of who did: only good for telling that it
    ///   was long ago
    record Turn(int bucket, long number, boolean done, Instant at) {
        public Turn next(Instant now) {
            return new Turn(bucket, number + 1, false, now);
        }
    }
}
