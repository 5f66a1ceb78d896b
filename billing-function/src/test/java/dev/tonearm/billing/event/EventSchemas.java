package dev.tonearm.billing.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tonearm.core.event.DomainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The schemas of events in `docs/events`.
final class EventSchemas {
    static final Path FOLDER = Path.of("../docs/events");

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private EventSchemas() {}

    /// What the schema of an event is called.
    static String file(DomainEvent.Form form) {
        return form.wire() + ".v" + form.format() + ".json";
    }

    /// Fails unless an event's `detail` is as its schema says.
    static void check(DomainEvent.Form form, String detail) {
        assertThat(schema(form).validate(detail, InputFormat.JSON, EventSchemas::strict))
                .as(detail)
                .isEmpty();
    }

    private static void strict(com.networknt.schema.ExecutionContext context) {
        context.getExecutionConfig().setFormatAssertionsEnabled(true);
    }

    private static JsonSchema schema(DomainEvent.Form form) {
        try {
            return FACTORY.getSchema(Files.readString(FOLDER.resolve(file(form))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
