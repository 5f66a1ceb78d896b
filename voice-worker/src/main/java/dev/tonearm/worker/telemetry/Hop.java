package dev.tonearm.worker.telemetry;

import java.util.Locale;

/// The stretches of a command's way that the worker sees; each is a span of a trace and a series of
/// `tonearm_hop_seconds`.
public enum Hop {
    /// From the edge's acceptance to the worker's hands.
    QUEUE,
    /// From the worker's hands to the last word of the answer.
    WORKER,
    /// Finding what was asked for.
    SOURCE,
    /// Deciding and writing the journal.
    STATE,
    /// Making voice and node what the state says.
    NODE,
    /// Answering in Discord.
    REPLY;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
