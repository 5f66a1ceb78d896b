package dev.tonearm.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a client wants to be spoken to: what it said in the query of its address.
///
/// @param encoding of each message, in both directions
/// @param compression of what it is sent
record WireFormat(Encoding encoding, Compression compression) {

    enum Encoding {
        JSON,
        ETF
    }

    enum Compression {
        NONE,
        ZLIB,
        ZSTD
    }

    static final WireFormat PLAIN = new WireFormat(Encoding.JSON, Compression.NONE);

    /// Empty when Discord has no such encoding or compression.
    static Optional<WireFormat> of(@Nullable String encoding, @Nullable String compress) {
        Encoding spoken =
                switch (encoding) {
                    case "json" -> Encoding.JSON;
                    case "etf" -> Encoding.ETF;
                    case null, default -> null;
                };
        Compression packed =
                switch (compress) {
                    case null -> Compression.NONE;
                    case "" -> Compression.NONE;
                    case "zlib-stream" -> Compression.ZLIB;
                    case "zstd-stream" -> Compression.ZSTD;
                    default -> null;
                };
        return spoken == null || packed == null
                ? Optional.empty()
                : Optional.of(new WireFormat(spoken, packed));
    }

    @Nullable StreamCompression stream() {
        return switch (compression) {
            case NONE -> null;
            case ZLIB -> new ZlibStream();
            case ZSTD -> new ZstdStream();
        };
    }

    /// A message, which is JSON, as bytes of the encoding.
    byte[] bytes(String json) {
        return switch (encoding) {
            case JSON -> json.getBytes(StandardCharsets.UTF_8);
            case ETF -> Etf.encode(Json.parse(json).orElseThrow());
        };
    }

    /// What a client sent as text; only JSON is.
    Optional<JsonNode> read(String text) {
        return encoding == Encoding.JSON ? Json.parse(text) : Optional.empty();
    }

    /// What a client sent as bytes; only ETF is.
    Optional<JsonNode> read(ByteBuffer bytes) {
        return encoding == Encoding.ETF ? Etf.decode(bytes) : Optional.empty();
    }
}
