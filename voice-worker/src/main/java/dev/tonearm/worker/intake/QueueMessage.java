package dev.tonearm.worker.intake;

/// A message as the queue handed it out. The body holds an interaction's token, so it is left out
/// of [#toString()].
///
/// @param receipt the right to delete or hide this very delivery
/// @param group the message group, which is a guild's id
/// @param traceparent the W3C trace header it came with, or empty
/// @param receives how often it was handed out, this time included
public record QueueMessage(
        String id, String receipt, String group, String body, String traceparent, int receives) {
    /// What a guild's own group is called with this behind it holds what the guild waits for a
    /// source with: the queue hands out nothing of a group while one of its messages is in hand,
    /// and nobody but another lookup is to wait for a lookup.
    private static final String LOOKUPS = ":lookups";

    /// Whether it is in the group of its guild's lookups.
    public boolean apart() {
        return group.endsWith(LOOKUPS);
    }

    /// The group of its guild's lookups.
    public String groupApart() {
        return apart() ? group : group + LOOKUPS;
    }

    /// The deduplication id of its copy there.
    public static String idApart(String id) {
        return id + LOOKUPS;
    }

    @Override
    public String toString() {
        return "QueueMessage[" + id + ", group " + group + ", receive " + receives + "]";
    }
}
