package dev.tonearm.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Writes one JSON object as UTF-8 bytes, member by member.
public final class JsonWriter {
    /// Its buffers are shared: those that the library keeps by thread are made anew for every
    /// virtual thread.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build();

    private final JsonGenerator generator;

    private JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /// The bytes of an object whose members `body` writes.
    public static byte[] object(Consumer<JsonWriter> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            body.accept(new JsonWriter(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public JsonWriter put(String name, String value) {
        return write(() -> generator.writeStringField(name, value));
    }

    public JsonWriter put(String name, long value) {
        return write(() -> generator.writeNumberField(name, value));
    }

    public JsonWriter put(String name, boolean value) {
        return write(() -> generator.writeBooleanField(name, value));
    }

    public JsonWriter putNull(String name) {
        return write(() -> generator.writeNullField(name));
    }

    public JsonWriter put(String name, Consumer<JsonWriter> members) {
        return write(() -> {
            generator.writeObjectFieldStart(name);
            members.accept(this);
            generator.writeEndObject();
        });
    }

    /// An array of objects, each written by `element`.
    public <T> JsonWriter array(
            String name, Collection<? extends T> values, BiConsumer<JsonWriter, T> element) {
        return write(() -> {
            generator.writeArrayFieldStart(name);
            for (T value : values) {
                generator.writeStartObject();
                element.accept(this, value);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        });
    }

    public JsonWriter numbers(String name, Collection<Long> values) {
        return write(() -> {
            generator.writeArrayFieldStart(name);
            for (long value : values) generator.writeNumber(value);
            generator.writeEndArray();
        });
    }

    public JsonWriter strings(String name, Collection<String> values) {
        return write(() -> {
            generator.writeArrayFieldStart(name);
            for (String value : values) generator.writeString(value);
            generator.writeEndArray();
        });
    }

    private JsonWriter write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
