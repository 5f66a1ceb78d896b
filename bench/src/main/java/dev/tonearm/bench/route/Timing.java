package dev.tonearm.bench.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.drive.Control;
import java.util.LinkedHashMap;
import java.util.Map;

/// How one command went, as the simulator saw it.
///
/// @param answeredMs until Discord had the first answer, NaN without one
/// @param editedMs until the deferred answer was edited, NaN if it was not deferred or not edited
/// @param failure what the listener saw instead of an answer, or empty
record Timing(
        String id,
        String guild,
        String name,
        String state,
        double answeredMs,
        double editedMs,
        String failure) {
    /// The commands after one, by id, in the order they were sent.
    static Map<String, Timing> after(Control control, String last) {
        Map<String, Timing> timings = new LinkedHashMap<>();
        for (JsonNode one : control.get("interactions/timings?after=" + last).get("timings")) {
            Timing timing =
                    new Timing(
                            one.get("id").asText(),
                            one.get("guildId").asText(),
                            one.get("name").asText(),
                            one.get("state").asText(),
                            one.path("answeredMs").asDouble(Double.NaN),
                            one.path("editedMs").asDouble(Double.NaN),
                            one.path("failure").asText(""));
            timings.put(timing.id(), timing);
        }
        return timings;
    }

    /// Whether the listener still waits.
    boolean open() {
        return state.equals("sent") || (state.equals("deferred") && Double.isNaN(editedMs));
    }

    boolean failed() {
        return state.equals("failed") || !failure.isEmpty();
    }
}
