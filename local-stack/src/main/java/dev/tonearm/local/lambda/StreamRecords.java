package dev.tonearm.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Changes of a table as Lambda writes them for a function.
final class StreamRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamRecords() {}

    /// The event of an invocation.
    static byte[] event(List<Record> records, String stream) {
        ObjectNode event = JSON.createObjectNode();
        var all = event.putArray("Records");
        for (Record record : records) all.add(json(record, stream, true));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One of them.
    ///
    /// @param image whether with what the item is now, which may be a megabyte of text
    static ObjectNode json(Record record, String stream, boolean image) {
        ObjectNode one = JSON.createObjectNode();
        one.put("eventID", record.eventID());
        one.put("eventName", record.eventNameAsString());
        one.put("eventVersion", record.eventVersion());
        one.put("eventSource", "aws:dynamodb");
        one.put("awsRegion", "us-east-1");
        var change = record.dynamodb();
        ObjectNode told = one.putObject("dynamodb");
        told.put(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().toEpochMilli() / 1_000.0);
        write(told.putObject("Keys"), change.keys());
        if (image && change.hasNewImage()) write(told.putObject("NewImage"), change.newImage());
        told.put("SequenceNumber", change.sequenceNumber());
        told.put("SizeBytes", change.sizeBytes());
        told.put("StreamViewType", change.streamViewTypeAsString());
        one.put("eventSourceARN", stream);
        return one;
    }

    private static void write(ObjectNode to, Map<String, AttributeValue> attributes) {
        attributes.forEach((name, value) -> write(to.putObject(name), value));
    }

    private static void write(ObjectNode to, AttributeValue value) {
        switch (value.type()) {
            case S -> to.put("S", value.s());
            case N -> to.put("N", value.n());
            case B -> to.put("B", base64(value.b()));
            case BOOL -> to.put("BOOL", value.bool());
            case NUL -> to.put("NULL", true);
            case SS -> value.ss().forEach(to.putArray("SS")::add);
            case NS -> value.ns().forEach(to.putArray("NS")::add);
            case BS -> {
                var all = to.putArray("BS");
                value.bs().forEach(bytes -> all.add(base64(bytes)));
            }
            case M -> write(to.putObject("M"), value.m());
            case L -> {
                var all = to.putArray("L");
                value.l().forEach(one -> write(all.addObject(), one));
            }
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalStateException("an attribute of a type that nobody knows");
        }
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
