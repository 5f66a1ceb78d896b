package dev.tonearm.billing.note;

import dev.tonearm.function.aws.CallLimits;
import dev.tonearm.function.aws.FifoQueue;
import java.io.UncheckedIOException;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Notes in an SQS FIFO queue.
public final class SqsNotes implements Notes {
    /// Discord waits 3 s for an answer, which is the shortest that anybody here waits.
    private static final CallLimits LIMITS =
            new CallLimits(Duration.ofSeconds(1), Duration.ofMillis(2_200), 3);

    private final FifoQueue queue;
    private final String url;

    public SqsNotes(SqsClient sqs, String url) {
        this.queue = new FifoQueue(sqs);
        this.url = url;
    }

    /// A client whose calls end while the sender still waits.
    public static SqsClient client() {
        return LIMITS.on(SqsClient.builder()).build();
    }

    @Override
    public void leave(Note note) {
        SendMessageRequest message =
                SendMessageRequest.builder()
                        .queueUrl(url)
                        .messageGroupId(note.group())
                        .messageDeduplicationId(note.id())
                        .messageBody(note.wire())
                        .build();
        try {
            queue.send(message);
        } catch (SdkException | UncheckedIOException e) {
            throw new NoteNotTakenException(note, e);
        }
    }
}
