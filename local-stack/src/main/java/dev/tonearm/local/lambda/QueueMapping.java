package dev.tonearm.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Gives a function the messages of an SQS queue, ten at a time at most, and deletes those that it
/// does not name as failed: Lambda's event source mapping, with `ReportBatchItemFailures`.
public final class QueueMapping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QueueMapping.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 10;

    /// Of a queue that cannot be read just now.
    private static final long PAUSE_MILLIS = 500;

    /// As long as SQS lets anybody wait.
    private static final int LONG_POLL_SECONDS = 20;

    private final SqsClient sqs;
    private final String queue;
    private final Invoked function;
    private final Thread thread;
    private volatile boolean ended;

    private QueueMapping(SqsClient sqs, String queue, Invoked function) {
        this.sqs = sqs;
        this.queue = queue;
        this.function = function;
        this.thread = Thread.ofVirtual().name("queue-mapping").unstarted(this::run);
    }

    /// Begins to give the function what is in a queue.
    public static QueueMapping start(SqsClient sqs, String queue, LambdaHost function) {
        return start(sqs, queue, function::invoke);
    }

    /// The same of a function in this JVM.
    public static QueueMapping start(SqsClient sqs, String queue, Invoked function) {
        var mapping = new QueueMapping(sqs, queue, function);
        mapping.thread.start();
        return mapping;
    }

    private void run() {
        while (!ended) {
            try {
                List<Message> messages = receive();
                if (!messages.isEmpty()) hand(messages);
            } catch (InterruptedException _) {
                return;
            } catch (SdkException | IOException e) {
                if (!ended) log.warn("the queue of a function waits: {}", e.toString());
                pause();
            }
        }
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request ->
                        request.queueUrl(queue)
                                .maxNumberOfMessages(BATCH)
                                .waitTimeSeconds(LONG_POLL_SECONDS)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void hand(List<Message> messages) throws InterruptedException, IOException {
        Optional<byte[]> returned = function.invoke(event(queue, messages));
        if (returned.isEmpty()) return; // all of them come again
        Set<String> failed = BatchAnswer.failures(returned.get());
        for (Message message : messages) {
            if (failed.contains(message.messageId())) continue;
            sqs.deleteMessage(
                    request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
    }

    static byte[] event(String queue, List<Message> messages) {
        String from = queue.substring(queue.lastIndexOf('/') + 1);
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode one = records.addObject();
            one.put("messageId", message.messageId());
            one.put("receiptHandle", message.receiptHandle());
            one.put("body", message.body());
            var attributes = one.putObject("attributes");
            message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
            one.putObject("messageAttributes");
            one.put("md5OfBody", message.md5OfBody());
            one.put("eventSource", "aws:sqs");
            one.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:" + from);
            one.put("awsRegion", "us-east-1");
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
