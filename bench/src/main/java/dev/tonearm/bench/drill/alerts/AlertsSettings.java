package dev.tonearm.bench.drill.alerts;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// What a drill of alerts does.
///
/// @param only the faults that are provoked, by [Provocation#wire]; all if it is empty
/// @param guilds servers with a listener each
/// @param between two commands
public record AlertsSettings(Set<String> only, int guilds, Duration between) {
    /// @throws IllegalArgumentException if a fault has no such name
    public AlertsSettings {
        only = Set.copyOf(only);
        for (String name : only) {
            if (Provocation.named(name).isEmpty())
                throw new IllegalArgumentException(
                        "--only %s: no such fault; there are %s".formatted(name, names()));
        }
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Provocation one : Provocation.values()) names.add(one.wire());
        return names;
    }

    boolean provokes(Provocation one) {
        return only.isEmpty() || only.contains(one.wire());
    }
}
