package dev.tonearm.local.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What the receivers were told, the newest of it.
final class Received {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 500;

    private final Deque<Notification> kept = new ArrayDeque<>();

    synchronized void add(Notification notification) {
        if (kept.size() == KEPT) kept.removeFirst();
        kept.addLast(notification);
        notifyAll();
    }

    /// Waits until all of it is so, which is asked now and whenever a receiver is told something.
    ///
    /// @return whether it was so in time
    synchronized boolean await(Predicate<List<Notification>> so, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!so.test(all())) {
            long left = end - System.nanoTime();
            if (left <= 0) return false;
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
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
