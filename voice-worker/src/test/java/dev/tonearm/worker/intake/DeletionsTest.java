package dev.tonearm.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.StepTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeletionsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final StepTimer timer = new StepTimer(NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue queue = new Queue();
    private final Deletions deletions =
            new Deletions(
                    queue,
                    new Telemetry(meters, OpenTelemetry.noop()),
                    timer,
                    new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10), new Random(1)),
                    Runnable::run);

    @Test
    void nobody_waits_for_a_message_that_was_handed_out_again_meanwhile() {
        queue.expired = "first";
        deletions.add(message("first"));
        deletions.add(message("second"));
        assertThat(timer.instant()).isEqualTo(NOON);
        assertThat(queue.deleted).containsExactly("second");
        assertThat(lost()).isEqualTo(1);
        assertThat(deletions.idle()).isTrue();
    }

    @Test
    void a_queue_that_does_not_answer_is_asked_again() {
        queue.silent = 2;
        deletions.add(message("first"));
        assertThat(queue.deleted).containsExactly("first");
        assertThat(lost()).isZero();
    }

    private double lost() {
        return meters.get("tonearm.lost.receipts").counter().count();
    }

    private static QueueMessage message(String id) {
        return new QueueMessage(id, id, "guild", "{}", "", "", 1);
    }

    /// A queue in memory that only deletes.
    private static final class Queue implements PartitionQueue {
        private final List<String> deleted = new ArrayList<>();
        private String expired = "";
        private int silent;

        @Override
        public List<QueueMessage> receive() {
            return List.of();
        }

        @Override
        public int delete(List<QueueMessage> messages) {
            if (silent-- > 0) throw new QueueUnavailableException("on purpose");
            int lost = 0;
            for (QueueMessage message : messages) {
                if (message.id().equals(expired)) lost++;
                else deleted.add(message.id());
            }
            return lost;
        }

        @Override
        public void hide(List<QueueMessage> messages, Duration time) {}

        @Override
        public void copy(QueueMessage message, Branch branch, String command, String words) {}

        @Override
        public void copyAside(QueueMessage message) {}
    }
}
