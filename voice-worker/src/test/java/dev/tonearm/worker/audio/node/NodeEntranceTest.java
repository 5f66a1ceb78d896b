package dev.tonearm.worker.audio.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.session.AudioStage;
import dev.tonearm.worker.audio.session.LavalinkNodes;
import dev.tonearm.worker.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What operators are told about a node that does not let a worker in.
@OnTheWire
final class NodeEntranceTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(NodeEntrance.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir Path folder;

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
    }

    @Test
    void a_wrong_password_is_said_once_counted_and_kept_to_ourselves() {
        try (AudioStage stage = new AudioStage(folder);
                LavalinkNodes nodes =
                        stage.worker(
                                AudioSettings.of(
                                        "local=" + stage.address("local"), "a-wrong-one"))) {
            nodes.measuredBy(new Telemetry(meters, OpenTelemetry.noop()));
            await().until(() -> refusing() == 1);
            // As long as two more attempts take.
            await().during(Duration.ofSeconds(8)).until(() -> said().size() == 1);
            assertThat(said().getFirst())
                    .contains("node local", "refuses our password", "TONEARM_LAVALINK_PASSWORD")
                    .doesNotContain("a-wrong-one");
            assertThat(nodes.ready()).isFalse();
        }
    }

    @Test
    void a_node_that_is_away_refuses_nobody() {
        try (AudioStage stage = new AudioStage(folder);
                LavalinkNodes nodes =
                        stage.worker(
                                AudioSettings.of("gone=http://127.0.0.1:1", stage.password()))) {
            nodes.measuredBy(new Telemetry(meters, OpenTelemetry.noop()));
            await().until(() -> said().size() == 1);
            assertThat(said().getFirst()).contains("cannot be reached");
            assertThat(refusing()).isZero();
        }
    }

    @Test
    void each_thing_that_is_wrong_is_said_when_it_becomes_so() {
        var entrance = new NodeEntrance("one");
        entrance.refused(new NodeAnswer.Refused<>(404, ""));
        entrance.refused(new NodeAnswer.Refused<>(404, ""));
        entrance.refused(new NodeAnswer.Refused<>(403, ""));
        entrance.unreachable();
        entrance.refused(new NodeAnswer.Taken<>("{}"));
        assertThat(entrance.refuses()).isTrue();
        entrance.open();
        entrance.open();
        assertThat(entrance.refuses()).isFalse();
        assertThat(said()).hasSize(5);
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private int refusing() {
        return (int) Objects.requireNonNull(meters.find("tonearm.nodes.refusing").gauge()).value();
    }
}
