package dev.tonearm.local.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What in a deployment a service outside does: it is told all the time, and rings when it was not,
/// because then nobody else is told of anything either.
///
/// @param told when it was told the last time
/// @param rings whether that is too long ago
record DeadMansSwitch(Optional<Instant> told, boolean rings) {
    /// As `monitoring/alertmanager` calls it.
    static final String RECEIVER = "dead-mans-switch";

    /// It is told once a minute; so long it waits (docs/runbooks/watchdog.md).
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /// @param since when somebody began to look on
    static DeadMansSwitch of(List<Notification> received, Instant since, Instant now) {
        Optional<Instant> told =
                received.stream()
                        .filter(one -> one.receiver().equals(RECEIVER))
                        .filter(one -> one.alerts().stream().anyMatch(Notification.Alert::firing))
                        .map(Notification::at)
                        .max(Instant::compareTo);
        Instant heard = told.orElse(since);
        return new DeadMansSwitch(told, heard.plus(PATIENCE).isBefore(now));
    }

    ObjectNode json() {
        var json = new ObjectMapper().createObjectNode();
        json.put("told", told.map(Instant::toString).orElse(null));
        return json.put("rings", rings);
    }
}
