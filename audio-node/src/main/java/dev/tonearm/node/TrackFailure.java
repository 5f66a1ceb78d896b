package dev.tonearm.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import java.io.PrintWriter;
import java.io.StringWriter;

/// lavaplayer's exceptions as Lavalink's exception object.
///
/// Lavalink says of a load and of a track that plays in different places what was wrong: of the
/// first, only the stack trace does.
final class TrackFailure {

    private TrackFailure() {}

    /// What a load that failed says, whatever was wrong: always the same words and severity.
    static ObjectNode ofLoad(Exception failure) {
        FriendlyException told =
                new FriendlyException(
                        "Something went wrong while looking up the track.",
                        FriendlyException.Severity.FAULT,
                        failure);
        return json(told, told);
    }

    /// What a track that broke off says: its cause is the innermost one.
    static ObjectNode ofTrack(FriendlyException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return json(failure, root);
    }

    private static ObjectNode json(FriendlyException failure, Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", failure.getMessage())
                .put(
                        "severity",
                        switch (failure.severity) {
                            case COMMON -> "common";
                            case SUSPICIOUS -> "suspicious";
                            case FAULT -> "fault";
                        })
                .put("cause", cause.toString())
                .put("causeStackTrace", trace.toString());
    }
}
