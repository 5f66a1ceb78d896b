package dev.tonearm.worker.intake;

import java.util.List;

/// What a [Delivery] has done to its messages.
interface Hand {
    /// Ends a message for good, soon.
    void done(QueueMessage message);

    /// Hands messages out again, all after the same while, so that their order holds.
    ///
    /// @param why for the log; holds no secret
    void release(List<QueueMessage> messages, String why);

    /// Keeps messages of one group until a newer worker has the partition; nothing is wrong with
    /// them.
    void leaveToNewer(List<QueueMessage> messages);

    /// Keeps a message for operators to see, and ends it.
    void putAside(QueueMessage message, String why);

    /// Keeps a message for operators to see. It goes on.
    ///
    /// @throws QueueUnavailableException if nobody knows whether there is a copy now
    void copyAside(QueueMessage message, String why);

    /// Sends a copy in another group of the guild.
    ///
    /// @throws QueueUnavailableException if nobody knows whether there is a copy now
    void copy(QueueMessage message, Branch branch, String command, String words);

    /// The copy of an answer will come, and is this one's.
    void expect(Delivery delivery);

    /// What comes is nobody's, and handed out like any other.
    void forget(Delivery delivery);
}
