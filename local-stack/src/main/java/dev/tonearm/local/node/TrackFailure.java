package dev.tonearm.local.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import java.io.PrintWriter;
import java.io.StringWriter;

/// lavaplayer's exceptions as Lavalink's exception object.
final class TrackFailure {

    private TrackFailure() {}

    static ObjectNode json(FriendlyException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StringWriter trace = new StringWriter();
        root.printStackTrace(new PrintWriter(trace));
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
                .put("cause", root.toString())
                .put("causeStackTrace", trace.toString());
    }
}
