package dev.tonearm.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tonearm.discord.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `encoding=etf`: JSON's values as Erlang's external terms.
///
/// As Discord does it: texts are binaries, keys and null, true and false are atoms on the way out;
/// on the way in keys have to be texts.
final class Etf {

    private static final int VERSION = 131;
    private static final int NEW_FLOAT = 70;
    private static final int SMALL_INTEGER = 97;
    private static final int INTEGER = 98;
    private static final int ATOM = 100;
    private static final int NIL = 106;
    private static final int STRING = 107;
    private static final int LIST = 108;
    private static final int BINARY = 109;
    private static final int SMALL_BIG = 110;
    private static final int SMALL_ATOM = 115;
    private static final int MAP = 116;
    private static final int ATOM_UTF8 = 118;
    private static final int SMALL_ATOM_UTF8 = 119;

    /// Nobody nests deeper than that, and the stack has an end.
    private static final int DEPTH = 64;

    private Etf() {}

    static byte[] encode(JsonNode value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, JsonNode value) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                out.writeByte(MAP);
                out.writeInt(value.size());
                for (var member : value.properties()) {
                    atom(out, member.getKey());
                    write(out, member.getValue());
                }
            }
            case ARRAY -> {
                if (!value.isEmpty()) {
                    out.writeByte(LIST);
                    out.writeInt(value.size());
                    for (var element : value) {
                        write(out, element);
                    }
                }
                out.writeByte(NIL);
            }
            case STRING -> {
                var text = value.textValue().getBytes(StandardCharsets.UTF_8);
                out.writeByte(BINARY);
                out.writeInt(text.length);
                out.write(text);
            }
            case NUMBER -> number(out, value);
            case BOOLEAN -> atom(out, Boolean.toString(value.booleanValue()));
            default -> atom(out, "nil");
        }
    }

    private static void atom(DataOutputStream out, String name) throws IOException {
        var text = name.getBytes(StandardCharsets.UTF_8);
        out.writeByte(ATOM);
        out.writeShort(text.length);
        out.write(text);
    }

    private static void number(DataOutputStream out, JsonNode value) throws IOException {
        if (!value.isIntegralNumber()) {
            out.writeByte(NEW_FLOAT);
            out.writeDouble(value.doubleValue());
        } else if (value.canConvertToInt() && (value.intValue() & ~0xFF) == 0) {
            out.writeByte(SMALL_INTEGER);
            out.writeByte(value.intValue());
        } else if (value.canConvertToInt()) {
            out.writeByte(INTEGER);
            out.writeInt(value.intValue());
        } else {
            var magnitude = value.bigIntegerValue().abs().toByteArray();
            out.writeByte(SMALL_BIG);
            out.writeByte(magnitude.length);
            out.writeByte(value.bigIntegerValue().signum() < 0 ? 1 : 0);
            for (var i = magnitude.length - 1; i >= 0; i--) {
                out.writeByte(magnitude[i]);
            }
        }
    }

    /// Empty when it is no term, or one that JSON has no word for.
    static Optional<JsonNode> decode(ByteBuffer bytes) {
        try {
            if ((bytes.get() & 0xFF) != VERSION) {
                return Optional.empty();
            }
            var value = read(bytes, DEPTH);
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(value);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static JsonNode read(ByteBuffer in, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("too deep");
        }
        var make = JsonNodeFactory.instance;
        var tag = in.get() & 0xFF;
        return switch (tag) {
            case SMALL_INTEGER -> make.numberNode(in.get() & 0xFF);
            case INTEGER -> make.numberNode(in.getInt());
            case SMALL_BIG -> big(in);
            case NEW_FLOAT -> make.numberNode(in.getDouble());
            case BINARY -> make.textNode(text(in, in.getInt()));
            case ATOM, ATOM_UTF8 -> word(text(in, Short.toUnsignedInt(in.getShort())));
            case SMALL_ATOM, SMALL_ATOM_UTF8 -> word(text(in, in.get() & 0xFF));
            case NIL -> make.arrayNode();
            case STRING -> smallNumbers(in);
            case LIST -> list(in, depth);
            case MAP -> map(in, depth);
            default -> throw new IllegalArgumentException("tag " + tag);
        };
    }

    private static JsonNode big(ByteBuffer in) {
        var magnitude = new byte[in.get() & 0xFF];
        var negative = in.get() != 0;
        for (var i = magnitude.length - 1; i >= 0; i--) {
            magnitude[i] = in.get();
        }
        var value = new BigInteger(negative ? -1 : 1, magnitude);
        return value.bitLength() < Long.SIZE
                ? JsonNodeFactory.instance.numberNode(value.longValue())
                : JsonNodeFactory.instance.numberNode(value);
    }

    private static String text(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static JsonNode word(String atom) {
        return switch (atom) {
            case "nil", "null" -> JsonNodeFactory.instance.nullNode();
            case "true" -> JsonNodeFactory.instance.booleanNode(true);
            case "false" -> JsonNodeFactory.instance.booleanNode(false);
            default -> JsonNodeFactory.instance.textNode(atom);
        };
    }

    /// Erlang's short form for a list of bytes.
    private static ArrayNode smallNumbers(ByteBuffer in) {
        var list = Json.array();
        for (var left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
            list.add(in.get() & 0xFF);
        }
        return list;
    }

    private static ArrayNode list(ByteBuffer in, int depth) {
        var list = Json.array();
        for (var left = in.getInt(); left > 0; left--) {
            list.add(read(in, depth - 1));
        }
        if ((in.get() & 0xFF) != NIL) {
            throw new IllegalArgumentException("an improper list");
        }
        return list;
    }

    private static JsonNode map(ByteBuffer in, int depth) {
        var map = Json.object();
        for (var left = in.getInt(); left > 0; left--) {
            if ((in.get() & 0xFF) != BINARY) {
                throw new IllegalArgumentException("a key that is no text");
            }
            var key = text(in, in.getInt());
            map.set(key, read(in, depth - 1));
        }
        return map;
    }
}
