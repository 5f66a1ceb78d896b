package dev.tonearm.worker.intake;

import java.time.Instant;

/// A message as the queue handed it out. The body holds an interaction's token, so it is left out
/// of [#toString()].
///
/// @param receipt the right to delete or hide this very delivery
/// @param group the message group, which is one of a guild's
/// @param traceparent the W3C trace header it came with, or empty
/// @param edge what the edge has measured of it, or empty; not for a copy
/// @param sent when the queue had it
/// @param words the answer to give, for what was decided and left nothing in the journal; or empty
/// @param receives how often it was handed out, this time included
public record QueueMessage(
        String id,
        String receipt,
        String group,
        String body,
        String traceparent,
        String edge,
        Instant sent,
        String words,
        int receives) {
    /// One of which no edge has measured anything.
    public QueueMessage(
            String id,
            String receipt,
            String group,
            String body,
            String traceparent,
            String words,
            int receives) {
        this(id, receipt, group, body, traceparent, "", Instant.EPOCH, words, receives);
    }

    public Branch branch() {
        return Branch.of(group);
    }

    /// The group of a copy of it.
    public String groupIn(Branch branch) {
        return branch.groupBeside(group);
    }

    @Override
    public String toString() {
        return "QueueMessage[" + id + ", group " + group + ", receive " + receives + "]";
    }
}
