package dev.tonearm.core.report;

import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What is told of an error: classes, places in the code, and our own words without what was put
/// into them. No exception's message is in it, because those quote what people wrote, and no id.
///
/// @param id 32 hexadecimal digits
/// @param at when it was logged
/// @param component what logged it: `worker`, `billing`
/// @param release which build, or empty
/// @param logger the class that logged it
/// @param template the log's words with `{}` for what was put into them, if they are ours; or empty
/// @param causes the exception and what caused it, outermost first
/// @param trace the trace's id, or empty
public record ErrorReport(
        String id,
        Instant at,
        String component,
        String release,
        String logger,
        String template,
        List<Cause> causes,
        String trace) {
    /// Whose words are templates: others put things into theirs.
    private static final String OURS = "dev.tonearm.";

    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 50;

    public ErrorReport {
        causes = List.copyOf(causes);
        if (!logger.startsWith(OURS)) template = "";
    }

    /// An exception, without its words.
    ///
    /// @param frames innermost first
    public record Cause(String type, List<StackTraceElement> frames) {
        public Cause {
            frames = List.copyOf(frames);
        }
    }

    /// What is told of an exception.
    public static List<Cause> causes(Throwable failure) {
        List<Cause> causes = new ArrayList<>();
        for (Throwable cause = failure;
                cause != null && causes.size() < MOST_CAUSES;
                cause = cause.getCause()) {
            causes.add(
                    new Cause(
                            cause.getClass().getName(),
                            Arrays.stream(cause.getStackTrace()).limit(MOST_FRAMES).toList()));
        }
        return causes;
    }

    /// By which the same error is known again.
    public String likeness() {
        String where =
                causes.isEmpty()
                        ? ""
                        : causes.getFirst().type()
                                + (causes.getFirst().frames().isEmpty()
                                        ? ""
                                        : " " + causes.getFirst().frames().getFirst());
        return logger + " " + template + " " + where;
    }

    /// As Sentry takes it: three lines of JSON.
    public byte[] envelope() {
        String head = text(JsonWriter.ascii(json -> json.put("event_id", id)));
        String kind = text(JsonWriter.ascii(json -> json.put("type", "event")));
        String event = text(JsonWriter.ascii(this::event));
        return (head + "\n" + kind + "\n" + event + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void event(JsonWriter json) {
        json.put("event_id", id)
                .put("timestamp", at.toString())
                .put("platform", "java")
                .put("level", "error")
                .put("logger", logger);
        if (!release.isEmpty()) json.put("release", release);
        if (!template.isEmpty()) json.put("logentry", entry -> entry.put("message", template));
        json.put(
                "tags",
                tags -> {
                    tags.put("component", component);
                    if (!trace.isEmpty()) tags.put("trace", trace);
                });
        if (causes.isEmpty()) return;
        // Sentry wants the innermost cause first, and of a stack the outermost frame.
        json.put(
                "exception",
                exception -> exception.array("values", causes.reversed(), ErrorReport::write));
    }

    private static void write(JsonWriter json, Cause cause) {
        json.put("type", cause.type());
        List<StackTraceElement> frames = new ArrayList<>(cause.frames());
        Collections.reverse(frames);
        json.put("stacktrace", stack -> stack.array("frames", frames, ErrorReport::write));
    }

    private static void write(JsonWriter json, StackTraceElement frame) {
        json.put("module", frame.getClassName())
                .put("function", frame.getMethodName())
                .put("in_app", frame.getClassName().startsWith(OURS));
        if (frame.getFileName() != null) json.put("filename", frame.getFileName());
        if (frame.getLineNumber() > 0) json.put("lineno", frame.getLineNumber());
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
