package dev.tonearm.operator.price;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/// Writes lists of ids into the text of a plans file and leaves all else in it as its operator
/// wrote it.
final class PlansEdit {
    private PlansEdit() {}

    static String apply(String text, List<Sync.Change> changes) {
        String edited = text;
        for (Sync.Change change : changes) edited = apply(edited, change);
        return edited;
    }

    private static String apply(String text, Sync.Change change) {
        String list = list(change.after());
        String plan = "/plans/" + change.plan();
        int begin = -1;
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String at = parser.getParsingContext().pathAsPointer().toString();
                int offset = (int) parser.currentTokenLocation().getCharOffset();
                boolean here = at.equals(plan + "/" + change.member());
                if (token == JsonToken.START_ARRAY && here) begin = offset;
                if (token == JsonToken.END_ARRAY && here)
                    return text.substring(0, begin) + list + text.substring(offset + 1);
                if (token == JsonToken.END_OBJECT && at.equals(plan)) {
                    // Nothing there yet: it becomes the first member.
                    int after = text.indexOf('{', begin) + 1;
                    String indent = indent(text, after);
                    String member = "\"%s\": %s,".formatted(change.member(), list);
                    return text.substring(0, after) + indent + member + text.substring(after);
                }
                if (token == JsonToken.START_OBJECT && at.equals(plan)) begin = offset;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no " + change.place() + " in the file");
    }

    /// What stands between a brace and the first member behind it.
    private static String indent(String text, int after) {
        int end = after;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) end++;
        return text.substring(after, end);
    }

    static String list(List<String> ids) {
        return ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
