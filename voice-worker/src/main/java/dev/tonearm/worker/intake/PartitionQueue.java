package dev.tonearm.worker.intake;

import java.time.Duration;
import java.util.List;

/// One partition's queue: in order within a group, at least once.
///
/// Every call blocks for a bounded time and throws [QueueUnavailableException] when the queue does
/// not answer.
public interface PartitionQueue {
    /// The most messages of one request, in SQS.
    int BATCH = 10;

    /// Waits for messages, and hides those it returns from everybody else for the visibility time.
    List<QueueMessage> receive();

    /// Ends messages for good. Those whose receipts have expired come again, whatever is done.
    ///
    /// @param messages [#BATCH] at most
    /// @return how many come again
    int delete(List<QueueMessage> messages);

    /// Hides messages for this long from now on; zero hands them out again at once.
    ///
    /// @param messages [#BATCH] at most
    void hide(List<QueueMessage> messages, Duration time);

    /// Sends a copy of a message in another group of its guild: one copy in each, however often it
    /// is asked within five minutes. The message itself has yet to be deleted.
    ///
    /// @param command what tells the copies of this message from those of others
    /// @param words what the copy says of the answer, see [QueueMessage]
    void copy(QueueMessage message, Branch branch, String command, String words);

    /// Puts a copy of a message into the dead-letter queue, where operators find it: one copy,
    /// however often it is asked within five minutes. The message itself has yet to be deleted.
    void copyAside(QueueMessage message);
}
