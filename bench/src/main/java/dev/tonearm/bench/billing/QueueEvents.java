package dev.tonearm.bench.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Messages as the mapping of a queue hands them to a function.
final class QueueEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:tonearm-billing.fifo";

    private QueueEvents() {}

    static byte[] of(List<Message> messages) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode record =
                    records.addObject()
                            .put("messageId", message.messageId())
                            .put("body", message.body())
                            .put("eventSource", "aws:sqs")
                            .put("eventSourceARN", QUEUE);
            ObjectNode attributes = record.putObject("attributes");
            for (MessageSystemAttributeName name :
                    List.of(
                            MessageSystemAttributeName.MESSAGE_GROUP_ID,
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)) {
                attributes.put(name.toString(), message.attributes().get(name));
            }
        }
        return event.toString().getBytes(UTF_8);
    }
}
