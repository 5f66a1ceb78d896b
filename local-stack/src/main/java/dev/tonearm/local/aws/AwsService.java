package dev.tonearm.local.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// The services that have a stand-in, each with the errors that it can be told to answer with, in
/// its own wire's form. The first is what it says when too much is asked of it.
public enum AwsService {
    DYNAMODB(
            "application/x-amz-json-1.0",
            List.of(
                    new AwsError(
                            "ThrottlingException",
                            400,
                            "com.amazonaws.dynamodb.v20120810#ThrottlingException",
                            Words.BUSY_TABLE),
                    new AwsError(
                            "ProvisionedThroughputExceededException",
                            400,
                            "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
                            Words.SPENT_TABLE),
                    new AwsError(
                            "InternalServerError",
                            500,
                            "com.amazonaws.dynamodb.v20120810#InternalServerError",
                            "The request processing has failed because of an unknown error, exception or failure."),
                    new AwsError(
                            "AccessDeniedException",
                            400,
                            "com.amazon.coral.service#AccessDeniedException",
                            Words.DENIED.formatted("dynamodb")))),
    SQS(
            "application/x-amz-json-1.0",
            List.of(
                    new AwsError(
                            "RequestThrottled",
                            400,
                            "com.amazonaws.sqs#RequestThrottled",
                            "Request is throttled."),
                    new AwsError(
                            "InternalFailure",
                            500,
                            "com.amazon.coral.service#InternalFailure",
                            Words.BROKEN),
                    new AwsError(
                            "AccessDenied",
                            403,
                            "com.amazon.coral.service#AccessDeniedException",
                            Words.DENIED.formatted("sqs")))),
    EVENTS(
            "application/x-amz-json-1.1",
            List.of(
                    new AwsError("ThrottlingException", 400, "ThrottlingException", Words.RATE),
                    new AwsError("InternalException", 500, "InternalException", Words.BROKEN),
                    new AwsError(
                            "AccessDeniedException",
                            400,
                            "AccessDeniedException",
                            Words.DENIED.formatted("events")))),
    SCHEDULER(
            "application/json",
            List.of(
                    new AwsError("ThrottlingException", 429, "ThrottlingException", Words.RATE),
                    new AwsError(
                            "InternalServerException",
                            500,
                            "InternalServerException",
                            Words.BROKEN),
                    new AwsError(
                            "AccessDeniedException",
                            403,
                            "AccessDeniedException",
                            Words.DENIED.formatted("scheduler"))));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRANSACTION = "Transact";

    private final String contentType;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<AwsError> errors;

    /// What AWS says in words.
    private static final class Words {
        static final String RATE = "Rate exceeded";
        static final String BROKEN = "We encountered an internal error. Please try again.";
        static final String DENIED = "User is not authorized to perform: %s:%%s";
        static final String BUSY_TABLE =
                "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.";
        static final String SPENT_TABLE =
                "The level of configured provisioned throughput for the table was exceeded.";

        private Words() {}
    }

    AwsService(String contentType, List<AwsError> errors) {
        this.contentType = contentType;
        this.errors = errors;
    }

    public List<AwsError> errors() {
        return errors;
    }

    Optional<AwsError> error(String name) {
        return errors.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// A whole answer of HTTP.
    ///
    /// @param steps of a transaction; 0 of anything else
    byte[] answer(AwsError error, String operation, int steps, String requestId) {
        boolean cancelled = steps > 0 && error.isThrottling();
        ObjectNode json = cancelled ? cancelled(error, steps) : said(error, operation);
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Content-Type", contentType);
        headers.put("Content-Length", String.valueOf(body.length));
        switch (this) {
            case DYNAMODB -> headers.put("x-amz-crc32", String.valueOf(crc32(body)));
            case SQS ->
                    headers.put(
                            "x-amzn-query-error",
                            error.name() + (error.isFailure() ? ";Receiver" : ";Sender"));
            case EVENTS -> {}
            case SCHEDULER -> headers.put("x-amzn-ErrorType", error.name());
        }
        var head = new StringBuilder("HTTP/1.1 " + error.status() + " Refused\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    private static ObjectNode said(AwsError error, String operation) {
        return JSON.createObjectNode()
                .put("__type", error.type())
                .put("message", error.message().formatted(operation));
    }

    /// A transaction is not throttled, it is cancelled, and its reasons say which step was.
    private static ObjectNode cancelled(AwsError error, int steps) {
        String code =
                error.name().startsWith("Provisioned")
                        ? "ProvisionedThroughputExceeded"
                        : "ThrottlingError";
        ObjectNode json = JSON.createObjectNode();
        json.put("__type", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException");
        var reasons = json.putArray("CancellationReasons");
        reasons.addObject().put("Code", code).put("Message", error.message());
        for (int step = 1; step < steps; step++) reasons.addObject().put("Code", "None");
        return json.put(
                "Message",
                "Transaction cancelled, please refer cancellation reasons for specific reasons [%s]"
                        .formatted(code + ", None".repeat(steps - 1)));
    }

    /// How many steps a transaction has that somebody asks for.
    int steps(String operation, byte[] body) {
        return this == DYNAMODB && operation.startsWith(TRANSACTION)
                ? Math.max(1, CallReader.json(body).path("TransactItems").size())
                : 0;
    }

    private static long crc32(byte[] body) {
        var sum = new CRC32();
        sum.update(body);
        return sum.getValue();
    }
}
