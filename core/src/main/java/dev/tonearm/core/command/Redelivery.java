package dev.tonearm.core.command;

/// What those who create the command queues and those who read them have to agree on.
public final class Redelivery {
    /// `maxReceiveCount` of the queues' redrive policy: a message that was handed out this often
    /// and never deleted goes to the dead-letter queue.
    ///
    /// A worker that dies, stands still or loses an answer uses a receive up as well, so this is
    /// far more than the tries that a command has. A worker does not try what it is handed for the
    /// last time: it tells who waits, and puts it aside.
    public static final int MAX_RECEIVES = 10;

    private Redelivery() {}
}
