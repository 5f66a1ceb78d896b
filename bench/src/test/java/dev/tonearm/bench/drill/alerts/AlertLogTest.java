package dev.tonearm.bench.drill.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.local.observe.Notification;
import dev.tonearm.local.observe.Notification.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertLogTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final AlertLog log = new AlertLog();

    @Test
    void an_alert_has_fired_when_a_receiver_was_told_after_the_fault() {
        told(10, firing("WorkerDown", "worker-1"));
        assertThat(log.fired("WorkerDown", NOON)).contains(NOON.plusSeconds(10));
        assertThat(log.fired("WorkerDown", NOON.plusSeconds(10))).isEmpty();
        assertThat(log.fired("NodeDown", NOON)).isEmpty();
    }

    @Test
    void it_has_cleared_when_its_last_instance_has() {
        told(10, firing("WorkerDown", "worker-1"), firing("WorkerDown", "worker-2"));
        told(20, resolved("WorkerDown", "worker-1"));
        assertThat(cleared("WorkerDown", 0)).isEmpty();
        told(30, resolved("WorkerDown", "worker-2"));
        assertThat(cleared("WorkerDown", 0)).contains(NOON.plusSeconds(30));
    }

    @Test
    void a_clearance_before_the_mending_does_not_count() {
        told(10, firing("WorkerDown", "worker-1"));
        told(20, resolved("WorkerDown", "worker-1"));
        assertThat(cleared("WorkerDown", 25)).isEmpty();
        told(30, firing("WorkerDown", "worker-1"));
        told(40, resolved("WorkerDown", "worker-1"));
        assertThat(cleared("WorkerDown", 25)).contains(NOON.plusSeconds(40));
    }

    @Test
    void what_a_later_fault_raises_again_does_not_undo_a_clearance() {
        told(10, firing("WorkerDown", "worker-1"));
        told(20, resolved("WorkerDown", "worker-1"));
        told(60, firing("WorkerDown", "worker-2"));
        assertThat(cleared("WorkerDown", 15)).isEmpty();
        assertThat(log.cleared("WorkerDown", NOON.plusSeconds(15), NOON.plusSeconds(50)))
                .contains(NOON.plusSeconds(20));
    }

    @Test
    void all_that_fired_is_named_once_and_the_watchdog_is_no_alarm() {
        told(5, firing("Watchdog", "prometheus"));
        told(10, firing("WorkerDown", "worker-1"));
        told(20, firing("WorkerDown", "worker-1"), firing("EdgeForged", ""));
        told(30, resolved("NodeDown", "node-1"));
        assertThat(log.all(NOON))
                .isEqualTo(
                        Map.of(
                                "WorkerDown", NOON.plusSeconds(10),
                                "EdgeForged", NOON.plusSeconds(20)));
    }

    private Optional<Instant> cleared(String alert, int after) {
        return log.cleared(alert, NOON.plusSeconds(after), Instant.MAX);
    }

    private void told(int second, Alert... alerts) {
        log.add(List.of(new Notification(NOON.plusSeconds(second), "night", List.of(alerts))));
    }

    private static Alert firing(String name, String instance) {
        return new Alert(
                name, true, Map.of("alertname", name, "instance", instance), Map.of(), NOON);
    }

    private static Alert resolved(String name, String instance) {
        return new Alert(
                name, false, Map.of("alertname", name, "instance", instance), Map.of(), NOON);
    }
}
