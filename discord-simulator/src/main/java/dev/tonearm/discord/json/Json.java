package dev.tonearm.discord.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The one mapper, and the few shapes that every payload needs.
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");
    private static final DateTimeFormatter DISCORD_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'000+00:00'")
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CONTROL_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// Empty when the text is no JSON, or when a text in it is none: half a surrogate pair can be
    /// escaped, but no UTF-8 can carry it, and what RFC 8259 calls unpredictable is refused here.
    public static Optional<JsonNode> parse(String text) {
        try {
            var node = MAPPER.readTree(text);
            var nothing = node == null || node.isMissingNode();
            return nothing || (SURROGATE.matcher(text).find() && !isText(node))
                    ? Optional.empty()
                    : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isText(JsonNode node) {
        return isText(node.asText(""))
                && node.properties().stream().allMatch(member -> isText(member.getKey()))
                && StreamSupport.stream(node.spliterator(), false).allMatch(Json::isText);
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(unit -> unit >= 0xD800 && unit <= 0xDFFF);
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A snowflake as Discord writes it: a string, because JavaScript cannot hold it as a number.
    public static String id(long snowflake) {
        return Long.toUnsignedString(snowflake);
    }

    /// As Discord writes times: microseconds and an offset.
    public static String discordTime(Instant instant) {
        return DISCORD_TIME.format(instant);
    }

    public static String time(Instant instant) {
        return CONTROL_TIME.format(instant);
    }
}
