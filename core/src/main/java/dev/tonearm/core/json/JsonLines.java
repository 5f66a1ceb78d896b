package dev.tonearm.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// On which lines the members of a JSON text stand, for people who wrote it and read what is wrong
/// with it.
public final class JsonLines {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Integer> lines;

    private JsonLines(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /// Looks through a text.
    ///
    /// @throws JsonException with line and column, if it is not JSON
    public static JsonLines of(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                if (!pointer.isEmpty()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    lines.putIfAbsent(pointer.substring(1).replace('/', '.'), line);
                }
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            if (place == null) throw new JsonException("not valid JSON"); // only too deep
            throw new JsonException(
                    "line %d, column %d: not valid JSON"
                            .formatted(place.getLineNr(), place.getColumnNr()),
                    place.getLineNr());
        } catch (IOException e) {
            throw new JsonException("not valid JSON");
        }
        return new JsonLines(lines);
    }

    /// Where something stands, such as `line 4, plans.FREE.queue`; what is not there stands where
    /// that stands which it would be a part of.
    ///
    /// @param path the members' names down to it, with dots between them; elements of arrays have
    ///   their index from 0
    public String place(String path) {
        for (String part = path; !part.isEmpty(); part = above(part)) {
            Integer line = lines.get(part);
            if (line != null) return "line " + line + ", " + path;
        }
        return path;
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
}
