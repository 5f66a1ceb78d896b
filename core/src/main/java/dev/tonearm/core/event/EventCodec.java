package dev.tonearm.core.event;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The JSON of events: EventBridge's envelope around a `detail` of ours.
public final class EventCodec {
    /// By which rules know our events from everybody else's.
    public static final String SOURCE = "tonearm";

    private EventCodec() {}

    /// What stands in the envelope as `detail-type`.
    public static String type(DomainEvent event) {
        return event.form().wire();
    }

    /// What stands in the envelope as `detail`.
    public static String detail(DomainEvent event) {
        byte[] json =
                JsonWriter.object(to -> {
                    to.put("format", event.form().format());
                    to.put("id", event.id());
                    to.put("at", event.at().toString());
                    event.write(to);
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Reads an envelope, as it comes out of a queue.
    ///
    /// @return newer if it is of a type or a format that this build does not know
    /// @throws JsonException if it is none of ours
    public static Reading<DomainEvent> read(String envelope) {
        JsonObject json = JsonObject.parse(envelope);
        try {
            if (!json.string("source").equals(SOURCE))
                throw new IllegalArgumentException("'source' is another");
            return read(json.string("detail-type"), json.object("detail"));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw JsonException.invalid("an event", e);
        }
    }

    private static Reading<DomainEvent> read(String type, JsonObject detail) {
        int format = detail.integer("format");
        Optional<DomainEvent.Form> form = form(type);
        if (form.isEmpty() || format > form.get().format()) return new Reading.Newer<>(format);
        Instant at = Instant.parse(detail.string("at"));
        return new Reading.Read<>(form.get().read(detail, at));
    }

    private static Optional<DomainEvent.Form> form(String type) {
        for (DomainEvent.Form form : DomainEvent.Form.values()) {
            if (form.wire().equals(type)) return Optional.of(form);
        }
        return Optional.empty();
    }
}
