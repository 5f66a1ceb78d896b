package dev.tonearm.local.stack;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/// When nothing waits in some queues, and nobody works at what was in them.
///
/// @param queues their URLs
record Calm(SqsClient sqs, List<String> queues) {
    private static final Logger log = LoggerFactory.getLogger(Calm.class);

    private static final long LOOK_MS = 100;

    /// The stream of the table is read four times a second: what was booked may not be in a queue
    /// yet.
    private static final int LOOKS = 5;

    /// What is broken may be so on purpose; the time goes on without it.
    private static final Duration LONGEST = Duration.ofSeconds(15);

    Calm {
        queues = List.copyOf(queues);
    }

    /// Returns when it is so, or after a while.
    void await() {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int calm = 0; calm < LOOKS; calm = empty() ? calm + 1 : 0) {
            if (System.nanoTime() > end) {
                log.warn("time goes on although something waits in {}", queues);
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean empty() {
        return queues.stream().allMatch(this::empty);
    }

    private boolean empty(String queue) {
        try {
            return sqs
                    .getQueueAttributes(asked ->
                            asked.queueUrl(queue)
                                    .attributeNames(
                                            APPROXIMATE_NUMBER_OF_MESSAGES,
                                            APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .attributes()
                    .values()
                    .stream()
                    .allMatch("0"::equals);
        } catch (SdkException e) {
            log.warn("{} cannot be seen: {}", queue, e.toString());
            return false;
        }
    }
}
