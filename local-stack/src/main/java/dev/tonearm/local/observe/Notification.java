package dev.tonearm.local.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What Alertmanager told a receiver, once.
///
/// @param at when it came
/// @param receiver as `monitoring/alertmanager` calls it
public record Notification(Instant at, String receiver, List<Alert> alerts) {
    public Notification {
        alerts = List.copyOf(alerts);
    }

    /// An alert as it was then.
    ///
    /// @param firing false once it has cleared
    /// @param startsAt when it began to fire
    public record Alert(
            String name,
            boolean firing,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt) {
        public Alert {
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }
    }

    /// @param body of Alertmanager's webhook, version 4
    static Notification read(Instant at, String receiver, JsonNode body) {
        var alerts = new ArrayList<Alert>();
        for (JsonNode alert : body.path("alerts")) {
            var labels = texts(alert.path("labels"));
            alerts.add(
                    new Alert(
                            labels.getOrDefault("alertname", ""),
                            alert.path("status").asText().equals("firing"),
                            labels,
                            texts(alert.path("annotations")),
                            Instant.parse(alert.path("startsAt").asText())));
        }
        return new Notification(at, receiver, alerts);
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new HashMap<String, String>();
        object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
