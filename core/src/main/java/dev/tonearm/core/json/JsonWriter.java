package dev.tonearm.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
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
        return object(body, _ -> {});
    }

    /// The same in ASCII alone, for logs: what could turn or hide the text around it is a visible
    /// escape.
    public static byte[] ascii(Consumer<JsonWriter> body) {
        return object(
                body,
                generator -> generator.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature()));
    }

    /// The same on lines of their own, for people.
    public static byte[] pretty(Consumer<JsonWriter> body) {
        return object(body, JsonGenerator::useDefaultPrettyPrinter);
    }

    private static byte[] object(Consumer<JsonWriter> body, Consumer<JsonGenerator> manner) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            manner.accept(generator);
            generator.writeStartObject();
            body.accept(new JsonWriter(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public JsonWriter put(String name, String value) {
        return write(() -> generator.writeStringField(name, whole(value)));
    }

    public JsonWriter put(String name, long value) {
        return write(() -> generator.writeNumberField(name, value));
    }

    /// A number with as many digits as single precision has.
    public JsonWriter put(String name, float value) {
        return write(() -> generator.writeNumberField(name, value));
    }

    public JsonWriter put(String name, double value) {
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
            for (String value : values) generator.writeString(whole(value));
            generator.writeEndArray();
        });
    }

    /// The members of an object that was read.
    void all(JsonObject read) {
        for (String name : read.names()) {
            write(() -> generator.writeFieldName(name));
            value(read.value(name).orElseThrow());
        }
    }

    private void value(Object read) {
        write(() -> {
            switch (read) {
                case String text -> generator.writeString(whole(text));
                case Long number -> generator.writeNumber(number);
                case Double number -> generator.writeNumber(number);
                case Boolean flag -> generator.writeBoolean(flag);
                case List<?> list -> {
                    generator.writeStartArray();
                    list.forEach(this::value);
                    generator.writeEndArray();
                }
                case JsonObject object -> {
                    generator.writeStartObject();
                    all(object);
                    generator.writeEndObject();
                }
                default -> throw new IllegalArgumentException("no value of JSON: " + read);
            }
        });
    }

    /// UTF-8 has no bytes for half of a surrogate pair, which strangers' texts may hold.
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            int code = text.codePointAt(i);
            if (Character.isSupplementaryCodePoint(code)) i++;
            else return replaced(text);
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(code -> Character.getType(code) == Character.SURROGATE ? '\uFFFD' : code)
                .forEach(whole::appendCodePoint);
        return whole.toString();
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
