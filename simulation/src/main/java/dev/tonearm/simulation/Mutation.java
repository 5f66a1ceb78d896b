package dev.tonearm.simulation;

/// A protection that is taken away on purpose, to see that the simulation notices.
enum Mutation {
    NONE,
    /// Lines are appended wherever the writer believes the end to be.
    JOURNAL,
    /// Everybody may act for every partition at any time.
    FENCE,
    /// Every second worker calls an owner dead after 2 s.
    OBSERVER,
    /// What a guild has looked up joins its queue as it is found.
    LOOKUPS,
    /// Nothing stands for an answer that is on its way when its command is deleted.
    ANSWERS,
    /// Older workers read past what is newer than they are, as before there were formats.
    FORMATS,
    /// Nobody compares what nodes have with what they should have.
    AUDIT,
    /// A new player begins where the state's clock is, whatever has been heard.
    PLACE,
    /// Nobody remembers which sessions a partition has at nodes.
    SESSIONS,
    /// Players of a session that stays with another owner are not ended.
    BESIDE,
    /// Nobody writes down from where a node counts.
    SHIFT,
    /// Nobody asks which filters a node has.
    SUPPORT,
    /// Discord takes what is sent again for another message.
    NAMES,
    /// Who takes a guild over forgets who voted.
    VOTES,
    /// What a node did not take is never asked for again.
    RETRY,
    /// Who wants to be elsewhere before Discord has answered is sent there ten seconds later, as by
    /// JDA's own queue.
    HASTE
}
