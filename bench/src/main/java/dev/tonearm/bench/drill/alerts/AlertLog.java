package dev.tonearm.bench.drill.alerts;

import dev.tonearm.local.observe.Notification;
import dev.tonearm.local.observe.Notification.Alert;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What the receivers were told, in its order, for questions about single alerts.
final class AlertLog {
    /// Always fires.
    private static final String WATCHDOG = "Watchdog";

    private final Set<Notification> told = new LinkedHashSet<>();

    /// Takes what is new of it.
    synchronized void add(Collection<Notification> notifications) {
        told.addAll(notifications);
    }

    /// When a receiver was first told that an alert fires, after a moment.
    synchronized Optional<Instant> fired(String alert, Instant after) {
        for (Notification one : told) {
            if (one.at().isAfter(after) && one.alerts().stream().anyMatch(fires(alert)))
                return Optional.of(one.at());
        }
        return Optional.empty();
    }

    /// When the last of an alert's instances had cleared, after one moment and before another;
    /// empty while one fires.
    synchronized Optional<Instant> cleared(String alert, Instant after, Instant before) {
        Set<Map<String, String>> firing = new HashSet<>();
        Optional<Instant> cleared = Optional.empty();
        for (Notification one : told) {
            if (!one.at().isBefore(before)) break;
            boolean fired = !firing.isEmpty();
            for (Alert each : one.alerts()) {
                if (!each.name().equals(alert)) continue;
                if (each.firing()) firing.add(each.labels());
                else firing.remove(each.labels());
            }
            if (!firing.isEmpty()) cleared = Optional.empty();
            else if (fired && one.at().isAfter(after)) cleared = Optional.of(one.at());
        }
        return cleared;
    }

    /// The alerts that fired at any time after a moment, each with when that was told first.
    synchronized Map<String, Instant> all(Instant after) {
        Map<String, Instant> all = new TreeMap<>();
        for (Notification one : told) {
            if (!one.at().isAfter(after)) continue;
            for (Alert each : one.alerts()) {
                if (each.firing() && !each.name().equals(WATCHDOG))
                    all.putIfAbsent(each.name(), one.at());
            }
        }
        return all;
    }

    private static Predicate<Alert> fires(String alert) {
        return each -> each.firing() && each.name().equals(alert);
    }
}
