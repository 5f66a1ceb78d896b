package dev.tonearm.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a function says of a batch when its mapping has `ReportBatchItemFailures`.
final class BatchAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BatchAnswer() {}

    /// The items that it names as failed.
    static Set<String> failures(byte[] returned) throws IOException {
        Set<String> failed = new LinkedHashSet<>();
        for (JsonNode item : JSON.readTree(returned).path("batchItemFailures")) {
            failed.add(item.path("itemIdentifier").asText());
        }
        return failed;
    }
}
