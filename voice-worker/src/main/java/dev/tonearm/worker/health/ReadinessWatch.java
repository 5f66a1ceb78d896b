package dev.tonearm.worker.health;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows operators what the readiness says. It looks by itself: to look asks the store, and a
/// scrape that waited for one that is away would show nothing at all.
public final class ReadinessWatch implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ReadinessWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Readiness readiness;
    private final Timer timer;
    private volatile Map<String, Boolean> seen = Map.of();
    private volatile boolean ended;

    public ReadinessWatch(Readiness readiness, Telemetry telemetry, Timer timer) {
        this.readiness = readiness;
        this.timer = timer;
        for (String part : readiness.parts().keySet()) {
            telemetry.gauge(
                    WorkerMetric.READY,
                    List.of(part),
                    () -> seen.getOrDefault(part, false) ? 1 : 0);
        }
    }

    /// From now on it does not look: what it would ask is being closed, and that this is so is
    /// nothing to warn of.
    public void end() {
        ended = true;
    }

    /// Looks until it has ended or is interrupted.
    @Override
    public void run() {
        try {
            while (!ended) {
                look();
                timer.sleep(PERIOD);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        if (ended) return;
        try {
            seen = readiness.look();
        } catch (RuntimeException e) {
            if (ended) return;
            log.warn("the readiness is not known", e);
            seen = Map.of();
        }
    }
}
