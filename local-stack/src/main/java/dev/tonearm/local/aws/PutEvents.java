package dev.tonearm.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// EventBridge's `PutEvents`: takes what EventBridge takes, and says of each entry what became of
/// it.
final class PutEvents {
    /// Of one call (docs.aws.amazon.com, EventBridge quotas).
    private static final int MOST_ENTRIES = 10;

    /// Of all entries of one call, in bytes.
    private static final int LARGEST = 1_000_000;

    /// An entry's time counts as 14 bytes ("Calculating PutEvents event entry size").
    private static final int TIME_BYTES = 14;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bus;
    private final InstantSource clock;
    private final Consumer<ObjectNode> taken;

    /// @param bus the only one that there is
    /// @param taken is given each event in its envelope
    PutEvents(String bus, InstantSource clock, Consumer<ObjectNode> taken) {
        this.bus = bus;
        this.clock = clock;
        this.taken = taken;
    }

    /// The whole of a call was refused.
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /// One entry was.
    private record Refused(String code, String why) {}

    ObjectNode answer(JsonNode request) throws RefusedException {
        JsonNode entries = request.path("Entries");
        if (!entries.isArray() || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new RefusedException(
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint:"
                            + " Member must have length less than or equal to 10 and greater than"
                            + " or equal to 1");
        }
        int size = 0;
        for (JsonNode entry : entries) size += size(entry);
        if (size > LARGEST)
            throw new RefusedException(
                    "Total size of the entries in the request is over the limit.");
        ObjectNode answer = JSON.createObjectNode();
        int failed = 0;
        var results = answer.putArray("Entries");
        for (JsonNode entry : entries) {
            ObjectNode result = results.addObject();
            Optional<Refused> refused = refusal(entry);
            if (refused.isPresent()) {
                failed++;
                result.put("ErrorCode", refused.get().code);
                result.put("ErrorMessage", refused.get().why);
            } else {
                String id = UUID.randomUUID().toString();
                result.put("EventId", id);
                taken.accept(envelope(id, entry));
            }
        }
        return answer.put("FailedEntryCount", failed);
    }

    private static int size(JsonNode entry) {
        int size = entry.has("Time") ? TIME_BYTES : 0;
        for (String name : new String[] {"Source", "DetailType", "Detail"}) {
            size += entry.path(name).asText().getBytes(StandardCharsets.UTF_8).length;
        }
        for (JsonNode resource : entry.path("Resources")) {
            size += resource.asText().getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }

    private Optional<Refused> refusal(JsonNode entry) {
        for (String name : new String[] {"Source", "DetailType", "Detail"}) {
            if (entry.path(name).asText().isEmpty()) {
                return refused(
                        "InvalidArgument",
                        "Parameter %s is not valid. Reason: %s is a required argument."
                                .formatted(name, name));
            }
        }
        if (entry.path("Source").asText().startsWith("aws."))
            return refused("NotAuthorizedForSourceException", "Not authorized for the source.");
        String named = entry.path("EventBusName").asText("default");
        if (!named.equals(bus) && !named.endsWith(":event-bus/" + bus)) {
            return refused("InvalidArgument", "Event bus " + named + " does not exist.");
        }
        try {
            if (JSON.readTree(entry.path("Detail").asText()).isObject()) return Optional.empty();
        } catch (JsonProcessingException _) {
            // As if it were another value.
        }
        return refused("MalformedDetail", "Detail is malformed.");
    }

    private static Optional<Refused> refused(String code, String why) {
        return Optional.of(new Refused(code, why));
    }

    private ObjectNode envelope(String id, JsonNode entry) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("version", "0");
        envelope.put("id", id);
        envelope.put("detail-type", entry.path("DetailType").asText());
        envelope.put("source", entry.path("Source").asText());
        envelope.put("account", LocalSqs.ACCOUNT);
        envelope.put("time", time(entry).truncatedTo(ChronoUnit.SECONDS).toString());
        envelope.put("region", LocalCredentials.REGION.id());
        var resources = envelope.putArray("resources");
        entry.path("Resources").forEach(resources::add);
        try {
            envelope.set("detail", JSON.readTree(entry.path("Detail").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was read before", e);
        }
        return envelope;
    }

    /// On the wire it is in seconds since 1970, with a fraction.
    private Instant time(JsonNode entry) {
        return entry.has("Time")
                ? Instant.ofEpochMilli(Math.round(entry.path("Time").asDouble() * 1_000))
                : clock.instant();
    }
}
