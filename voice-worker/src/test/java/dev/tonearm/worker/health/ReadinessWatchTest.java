package dev.tonearm.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.SystemTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What operators see of the readiness, and are warned of.
class ReadinessWatchTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(ReadinessWatch.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SystemTimer timer = new SystemTimer(Runnable::run);
    private final AtomicReference<BooleanSupplier> store = new AtomicReference<>(() -> true);
    private final ReadinessWatch watch =
            new ReadinessWatch(
                    new Readiness(Map.of("store", () -> store.get().getAsBoolean())),
                    new Telemetry(meters, OpenTelemetry.noop()),
                    timer);

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        timer.close();
    }

    private double shown() {
        return meters.get("tonearm.ready").tag("part", "store").gauge().value();
    }

    @Test
    void what_it_sees_is_shown() {
        watch.look();
        assertThat(shown()).isEqualTo(1);

        store.set(() -> false);
        watch.look();
        assertThat(shown()).isZero();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void what_cannot_be_looked_at_is_down_and_is_said() {
        store.set(() -> {
            throw new IllegalStateException("no answer");
        });
        watch.look();

        assertThat(shown()).isZero();
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("the readiness is not known");
    }

    /// A worker that stops closes its store, which may be in the middle of a look.
    @Test
    void nothing_is_said_of_what_a_worker_closes_at_its_end() {
        store.set(() -> {
            watch.end();
            throw new IllegalStateException("closed");
        });
        watch.look();
        watch.look();
        watch.run();

        assertThat(lines.list).isEmpty();
    }
}
