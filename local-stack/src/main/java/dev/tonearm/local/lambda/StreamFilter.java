package dev.tonearm.local.lambda;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.event.ruler.Ruler;

/// Which changes of a table a function is told of: those that any of some patterns match, by AWS's
/// own matcher.
final class StreamFilter {
    private final List<String> patterns;
    private final boolean image;

    StreamFilter(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        this.image = patterns.stream().anyMatch(pattern -> pattern.contains("Image"));
    }

    /// Only as much of a change is written out as a pattern may ask about: most of them are of no
    /// concern, and large.
    boolean lets(Record record) {
        String json = StreamRecords.json(record, "", image).toString();
        for (String pattern : patterns) {
            if (matches(json, pattern)) return true;
        }
        return patterns.isEmpty();
    }

    private static boolean matches(String json, String pattern) {
        try {
            return Ruler.matchesRule(json, pattern);
        } catch (Exception e) {
            throw new IllegalArgumentException("a filter that cannot be followed", e);
        }
    }
}
