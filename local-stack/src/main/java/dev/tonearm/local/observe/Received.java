package dev.tonearm.local.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What the receivers were told, the newest of it.
final class Received {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 500;

    private final Deque<Notification> kept = new ArrayDeque<>();

    synchronized void add(Notification notification) {
        if (kept.size() == KEPT) kept.removeFirst();
        kept.addLast(notification);
    }

    /// Oldest first.
    synchronized List<Notification> all() {
        return List.copyOf(kept);
    }

    /// For the page.
    ArrayNode json() {
        ArrayNode list = JSON.createArrayNode();
        for (Notification each : all()) {
            var json = list.addObject();
            json.put("at", each.at().toString()).put("receiver", each.receiver());
            var alerts = json.putArray("alerts");
            for (Notification.Alert alert : each.alerts()) {
                alerts.addObject()
                        .put("name", alert.name())
                        .put("firing", alert.firing())
                        .put("startsAt", alert.startsAt().toString())
                        .putPOJO("labels", alert.labels())
                        .putPOJO("annotations", alert.annotations());
            }
        }
        return list;
    }
}
