package dev.tonearm.function.queue;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.function.trace.TraceParent;

/// Where accepted commands wait for the worker that owns their guild.
public interface CommandQueue {
    /// Hands a command over. Sending the same interaction again within five minutes changes
    /// nothing.
    ///
    /// @throws CommandNotQueuedException if it is not known to be in the queue
    void send(CommandEnvelope command, TraceParent trace);

    /// Gets ready for the first command without sending one; a queue that is away is no error yet.
    void prime();
}
