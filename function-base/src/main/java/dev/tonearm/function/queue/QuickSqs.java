package dev.tonearm.function.queue;

import dev.tonearm.aws.CallBounds;
import dev.tonearm.aws.CallWatch;
import dev.tonearm.aws.JsonService;
import dev.tonearm.aws.Wire;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// The SDK's client as far as the edge uses it, by a wire that loads a fifth of what the SDK's own
/// client loads (docs/adr/0018). What it does not know throws `UnsupportedOperationException`, as
/// the interface does.
final class QuickSqs implements SqsClient {
    private static final JsonService.Target TARGET = new JsonService.Target("SQS", "AmazonSQS");

    private final JsonService service;

    QuickSqs(Wire wire, CallBounds limits, CallWatch watch) {
        this.service = new JsonService(TARGET, wire, limits, _ -> SqsException.builder(), watch);
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        return service.call("SendMessage", request, SendMessageResponse.builder()).build();
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        return service.call("GetQueueAttributes", request, GetQueueAttributesResponse.builder())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Connections end with the process.
    }
}
