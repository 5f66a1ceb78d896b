package dev.tonearm.operator.story;

import dev.tonearm.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where a command's time went, a line for each span, those below another one behind it.
public final class TraceText {
    private final List<JsonObject> spans;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private TraceText(List<JsonObject> spans) {
        this.spans = spans;
        spans.forEach(span -> known.add(span.string("span")));
    }

    /// Tells a trace.
    ///
    /// @param trace as the local stack tells it (`/control/spans`, docs/local-stack.md)
    public static List<String> of(JsonObject trace) {
        var text = new TraceText(trace.objects("spans"));
        String id = text.spans.isEmpty() ? "" : text.spans.getFirst().string("trace");
        text.lines.add("trace %s, %s ms".formatted(id, millis(trace.number("micros"))));
        for (JsonObject span : text.spans) {
            if (!text.known.contains(span.string("parent"))) text.tell(span, 0);
        }
        return text.lines;
    }

    private void tell(JsonObject span, int depth) {
        String why = span.object("attributes").optionalString("error.type").orElse("failed");
        lines.add(
                "%8s +%8s  %s%s%s%s"
                        .formatted(
                                millis(span.number("startMicros")),
                                millis(span.number("micros")),
                                "  ".repeat(depth),
                                span.string("name"),
                                depth == 0 ? whose(span) : "",
                                span.flag("failed") ? " ! " + why : ""));
        for (JsonObject below : spans) {
            if (below.string("parent").equals(span.string("span"))) tell(below, depth + 1);
        }
    }

    private static String whose(JsonObject span) {
        String service = span.string("service");
        return service.isEmpty() ? "" : " (" + service.replaceFirst("^tonearm-", "") + ")";
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f", micros / 1_000.0);
    }
}
