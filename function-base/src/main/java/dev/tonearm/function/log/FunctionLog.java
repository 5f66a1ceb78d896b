package dev.tonearm.function.log;

import dev.tonearm.core.json.JsonWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/// Writes one JSON object per line, in the form in which Lambda takes a function's own JSON lines.
///
/// Of a failure it writes the classes and places, and a message only where it is ours or the AWS
/// SDK's: another one may quote what it could not read, and what arrives here holds tokens.
public final class FunctionLog {
    private static final int MAX_FRAMES = 12;

    private final PrintStream out;
    private final InstantSource clock;

    public FunctionLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /// Something that an operator may want to know.
    ///
    /// @param fields ids and the like; never a token, a signature or a body
    public void info(String message, Map<String, String> fields) {
        write("INFO", message, fields, List.of());
    }

    /// Something that an operator has to look at.
    public void error(String message, Map<String, String> fields, Throwable failure) {
        write("ERROR", message, fields, causes(failure));
    }

    /// The same when no exception tells it.
    public void error(String message, Map<String, String> fields) {
        write("ERROR", message, fields, List.of());
    }

    /// A line in a form of its own, whole.
    public void line(byte[] json) {
        out.println(new String(json, StandardCharsets.UTF_8));
    }

    private void write(
            String level, String message, Map<String, String> fields, List<Throwable> causes) {
        byte[] line =
                JsonWriter.ascii(json -> {
                    json.put("timestamp", clock.instant().toString());
                    json.put("level", level);
                    json.put("message", message);
                    fields.forEach(json::put);
                    if (!causes.isEmpty()) json.array("failure", causes, FunctionLog::describe);
                });
        // One call, so that lines of other threads do not end up in this one.
        out.println(new String(line, StandardCharsets.UTF_8));
    }

    private static void describe(JsonWriter json, Throwable cause) {
        json.put("class", cause.getClass().getName());
        if (cause instanceof SdkException
                || cause.getClass().getName().startsWith("dev.tonearm.")) {
            json.put("message", String.valueOf(cause.getMessage()));
        }
        json.strings(
                "at",
                Arrays.stream(cause.getStackTrace())
                        .limit(MAX_FRAMES)
                        .map(StackTraceElement::toString)
                        .toList());
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure;
                cause != null && causes.size() < 5;
                cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
