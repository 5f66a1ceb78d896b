package dev.tonearm.worker.intake;

import static dev.tonearm.worker.intake.Commands.GUILD;
import static dev.tonearm.worker.intake.Commands.OTHER_GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.StepTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The queue is one in memory that only hides and deletes, so that time can be stepped.
final class LeftToNewerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration VISIBILITY = Duration.ofSeconds(10);
    private static final Duration BEAT = VISIBILITY.dividedBy(6);

    private final StepTimer timer = new StepTimer(NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Telemetry telemetry = new Telemetry(meters, OpenTelemetry.noop());
    private final Queue queue = new Queue();
    private final List<InteractionId> told = new ArrayList<>();
    private final LeftToNewer left =
            new LeftToNewer(
                    0,
                    queue,
                    new Deletions(
                            queue,
                            telemetry,
                            timer,
                            new Backoff(
                                    Duration.ofSeconds(2), Duration.ofSeconds(10), new Random(1)),
                            Runnable::run),
                    interaction -> told.add(interaction.id()),
                    VISIBILITY,
                    telemetry,
                    timer,
                    Runnable::run);

    @Test
    void a_message_stays_hidden_for_as_long_as_somebody_waits_for_its_answer() {
        left.take(List.of(message(1, GUILD)));
        for (Duration waited = Duration.ZERO;
                waited.compareTo(InteractionId.TOKEN_LIFETIME.minusSeconds(2)) < 0;
                waited = waited.plus(BEAT)) {
            assertThat(queue.isHidden("1")).as("after %s", waited).isTrue();
            beat();
        }
        assertThat(queue.deleted).isEmpty();
        beat();
        beat();
        assertThat(queue.deleted).containsExactly("1");
        assertThat(left.size()).isZero();
        assertThat(meters.get("tonearm.expired.newer").counter().count()).isEqualTo(1);
    }

    @Test
    void it_is_hidden_for_longer_and_longer_and_never_for_long() {
        left.take(List.of(message(1, GUILD)));
        for (int beats = 0; beats < 100; beats++) beat();
        assertThat(queue.hidings.getFirst()).isEqualTo(VISIBILITY);
        assertThat(queue.hidings.getLast()).isEqualTo(LeftToNewer.LONGEST);
        assertThat(queue.hidings).isSorted();
        assertThat(queue.hidings).hasSizeLessThan(20);
    }

    @Test
    void who_waits_for_a_while_is_told_once() {
        left.take(List.of(message(1, GUILD), message(2, GUILD)));
        beat();
        beat();
        assertThat(told).isEmpty();
        for (int beats = 0; beats < 50; beats++) beat();
        assertThat(told).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void it_shows_at_once_when_the_partition_is_given_away() {
        left.take(List.of(message(1, GUILD), message(2, GUILD)));
        for (int beats = 0; beats < 20; beats++) beat();
        left.close();
        assertThat(queue.isHidden("1")).isFalse();
        assertThat(queue.isHidden("2")).isFalse();
        left.beat();
        assertThat(queue.isHidden("1")).isFalse();
        left.take(List.of(message(3, GUILD)));
        assertThat(queue.isHidden("3")).isFalse();
    }

    @Test
    void a_message_that_came_again_is_the_same_with_another_receipt() {
        left.take(List.of(message(1, GUILD)));
        for (int beats = 0; beats < 20; beats++) beat();
        left.take(List.of(message(1, GUILD)));
        assertThat(left.size()).isEqualTo(1);
        for (int beats = 0; beats < 20; beats++) beat();
        assertThat(told).hasSize(1);
    }

    @Test
    void what_goes_back_before_them_takes_those_of_its_group_along() {
        left.take(List.of(message(1, GUILD)));
        left.take(List.of(message(2, OTHER_GUILD)));
        beat();
        left.giveBack(GUILD.toString(), Duration.ZERO);
        assertThat(queue.isHidden("1")).isFalse();
        assertThat(queue.isHidden("2")).isTrue();
        assertThat(left.size()).isEqualTo(1);
    }

    @Test
    void those_without_room_come_again_often_enough_and_never_too_often() {
        left.take(
                IntStream.range(0, LeftToNewer.ROOM)
                        .mapToObj(number -> message(number, GUILD))
                        .toList());
        left.take(List.of(message(5_000, OTHER_GUILD)));
        assertThat(left.size()).isEqualTo(LeftToNewer.ROOM);
        assertThat(queue.isHidden("5000")).isTrue();
        long receives = 1 + InteractionId.TOKEN_LIFETIME.dividedBy(LeftToNewer.NO_ROOM);
        assertThat(receives).isLessThanOrEqualTo(Redelivery.MAX_RECEIVES - 3);
    }

    @Test
    void a_queue_that_does_not_answer_costs_nothing() {
        left.take(List.of(message(1, GUILD)));
        queue.away = true;
        beat();
        queue.away = false;
        for (int beats = 0; beats < 20; beats++) beat();
        assertThat(queue.isHidden("1")).isTrue();
    }

    private void beat() {
        timer.advance(BEAT);
        left.beat();
    }

    private QueueMessage message(int number, GuildId guild) {
        String id = String.valueOf(number);
        String body = Commands.encoded(Commands.volume(guild, number % 100, timer.instant()));
        queue.hiddenUntil.put(id, timer.instant().plus(VISIBILITY));
        return new QueueMessage(id, id, guild.toString(), body, "", "", 1);
    }

    /// When each message shows.
    private final class Queue implements PartitionQueue {
        private final Map<String, Instant> hiddenUntil = new HashMap<>();
        private final List<Duration> hidings = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();
        private boolean away;

        private boolean isHidden(String id) {
            return timer.instant().isBefore(hiddenUntil.getOrDefault(id, Instant.EPOCH));
        }

        @Override
        public void hide(List<QueueMessage> messages, Duration time) {
            if (away) throw new QueueUnavailableException("on purpose");
            hidings.add(time);
            for (QueueMessage message : messages)
                hiddenUntil.put(message.id(), timer.instant().plus(time));
        }

        @Override
        public int delete(List<QueueMessage> messages) {
            for (QueueMessage message : messages) deleted.add(message.id());
            return 0;
        }

        @Override
        public List<QueueMessage> receive() {
            return List.of();
        }

        @Override
        public void copy(QueueMessage message, Branch branch, String command, String words) {}

        @Override
        public void copyAside(QueueMessage message) {}
    }
}
