package dev.tonearm.worker.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.worker.intake.Branch;
import dev.tonearm.worker.intake.Intake;
import dev.tonearm.worker.intake.PartitionQueue;
import dev.tonearm.worker.intake.QueueMessage;
import dev.tonearm.worker.intake.QueueSettings;
import dev.tonearm.worker.lease.PartitionResource;
import dev.tonearm.worker.lease.Role;
import dev.tonearm.worker.player.GuildPlayers;
import dev.tonearm.worker.player.TestPlayers;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.SystemTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PartitionRunnerTest {
    private final Executor threads = task -> Thread.ofVirtual().start(task);
    private final SystemTimer timer = new SystemTimer(threads);
    private final Telemetry telemetry =
            new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop());
    private final List<String> story = new CopyOnWriteArrayList<>();
    private final Resource shards = new Resource("shards");
    private final Resource nodes = new Resource("nodes");
    private final AtomicInteger receives = new AtomicInteger();
    private final Intake intake =
            new Intake(
                    _ -> new EmptyQueue(),
                    new Partitions(2),
                    QueueSettings.of("http://sqs.example/{partition}"),
                    Formats.CURRENT,
                    _ -> true,
                    _ -> true,
                    telemetry,
                    timer,
                    new Random(1),
                    threads);
    private final PartitionRunner runner = runner(TestPlayers.create(telemetry, timer, threads));

    private PartitionRunner runner(GuildPlayers players) {
        return new PartitionRunner(
                shards,
                nodes,
                players,
                intake,
                Duration.ofSeconds(5),
                telemetry,
                timer,
                new Random(1),
                threads);
    }

    @AfterEach
    void stop() {
        runner.become(0, Role.NONE);
        await().until(runner::ended);
        timer.close();
    }

    @Test
    void an_heir_connects_shards_and_nothing_else() {
        runner.become(0, Role.HEIR);
        await().until(() -> story.contains("shards opened"));
        assertThat(runner.prepared(0)).isFalse();
        shards.ready = true;
        assertThat(runner.prepared(0)).isTrue();
        assertThat(story).containsExactly("shards opened");
        assertThat(receives).hasValue(0);
    }

    @Test
    void an_owner_has_its_nodes_at_once_and_commands_when_its_shards_are_ready() {
        runner.become(0, Role.OWNER);
        await().until(() -> story.size() == 2);
        assertThat(story).containsExactly("nodes opened", "shards opened");
        await().during(Duration.ofMillis(200)).until(() -> receives.get() == 0);
        assertThat(runner.settled()).isFalse();
        shards.ready = true;
        nodes.ready = true;
        await().until(() -> receives.get() > 0);
        await().until(runner::settled);
    }

    /// Joining a channel ends the voice connection that the node has from the owner before.
    @Test
    void nothing_goes_on_before_the_nodes_can_be_reached_unless_that_takes_too_long() {
        shards.ready = true;
        runner.become(0, Role.OWNER);
        await().during(Duration.ofMillis(200)).until(() -> receives.get() == 0);
        await().until(() -> receives.get() > 0);
    }

    @Test
    void one_that_gives_reads_no_more_and_leaves_its_nodes_but_not_yet_its_shards() {
        own();
        runner.become(0, Role.GIVING);
        await().until(() -> runner.finished(0));
        assertThat(story).containsExactly("nodes opened", "shards opened", "nodes closed");
        int read = receives.get();
        await().during(Duration.ofMillis(200)).until(() -> receives.get() == read);
        runner.become(0, Role.NONE);
        await().until(() -> story.contains("shards closed"));
    }

    /// Whoever has just said `/play` would wait in silence for the next owner's join.
    @Test
    void what_is_about_to_be_heard_is_heard_before_its_node_is_left() {
        own();
        nodes.beginning = true;
        runner.become(0, Role.GIVING);
        await().during(Duration.ofMillis(200)).until(() -> !story.contains("nodes closed"));
        assertThat(runner.finished(0)).isFalse();
        nodes.beginning = false;
        await().until(() -> runner.finished(0));
        assertThat(story).endsWith("nodes closed");
    }

    @Test
    void a_join_that_nobody_answers_holds_no_handover_up_for_ever() {
        own();
        nodes.beginning = true;
        runner.become(0, Role.GIVING);
        await().until(() -> runner.finished(0));
    }

    @Test
    void what_a_node_was_asked_for_is_done_before_the_next_owner_begins() {
        own();
        nodes.asking = true;
        runner.become(0, Role.GIVING);
        await().during(Duration.ofMillis(200)).until(() -> !story.contains("nodes closed"));
        assertThat(runner.finished(0)).isFalse();
        nodes.asking = false;
        await().until(() -> runner.finished(0));
        assertThat(story).endsWith("nodes closed");
    }

    @Test
    void a_node_that_does_not_answer_holds_no_handover_up_for_ever() {
        own();
        nodes.asking = true;
        runner.become(0, Role.GIVING);
        await().until(() -> runner.finished(0));
    }

    @Test
    void when_the_heir_dies_the_owner_goes_on() {
        own();
        runner.become(0, Role.GIVING);
        await().until(() -> runner.finished(0));
        int read = receives.get();
        runner.become(0, Role.OWNER);
        await().until(() -> receives.get() > read);
        assertThat(runner.finished(0)).isFalse();
        assertThat(story).endsWith("nodes opened", "shards opened");
    }

    @Test
    void what_is_lost_before_it_began_is_left_at_once() {
        runner.become(0, Role.OWNER);
        await().until(() -> story.contains("shards opened"));
        runner.become(0, Role.NONE);
        await().until(runner::ended);
        assertThat(story).endsWith("nodes closed", "shards closed");
        assertThat(receives).hasValue(0);
    }

    /// As with a worker that stood still and finds out, in the middle of its work, that it is not
    /// the owner any more.
    @Test
    void a_guild_that_waits_for_a_lease_that_is_lost_holds_up_nothing() {
        nodes.ready = true;
        shards.ready = true;
        var stuck = runner(TestPlayers.leftAlone(telemetry, timer, threads, _ -> false));
        stuck.become(0, Role.OWNER);
        await().until(() -> story.contains("shards opened"));
        await().during(Duration.ofMillis(200)).until(() -> !stuck.settled());
        stuck.become(0, Role.NONE);
        await().until(stuck::ended);
        assertThat(story).endsWith("nodes closed", "shards closed");
    }

    /// Its nodes' sessions are those of its last time; others have made new ones since.
    @Test
    void one_that_is_lost_and_comes_back_during_a_step_begins_from_the_beginning() {
        runner.become(0, Role.OWNER);
        await().until(() -> story.contains("shards opened"));
        runner.become(0, Role.NONE);
        runner.become(0, Role.HEIR);
        runner.become(0, Role.OWNER);
        nodes.ready = true;
        shards.ready = true;
        await().until(runner::settled);
        assertThat(story).containsSubsequence("nodes opened", "nodes closed", "nodes opened");
    }

    /// Who had it meanwhile has joined the voice channels; what our shards know of them is old.
    @Test
    void one_that_is_lost_and_prepared_for_again_begins_with_shards_that_have_forgotten() {
        own();
        runner.become(0, Role.HEIR);
        runner.become(0, Role.OWNER);
        var again = List.of("nodes closed", "shards regained", "nodes opened");
        await().untilAsserted(() -> assertThat(story).containsSubsequence(again));
        await().until(runner::settled);
        assertThat(story).doesNotContain("shards closed");
    }

    @Test
    void what_cannot_be_opened_now_is_tried_again() {
        nodes.failures.set(1);
        shards.ready = true;
        runner.become(0, Role.OWNER);
        await().until(runner::settled);
        assertThat(story).startsWith("nodes failed", "nodes opened");
    }

    private void own() {
        nodes.ready = true;
        shards.ready = true;
        runner.become(0, Role.OWNER);
        await().until(() -> receives.get() > 0);
    }

    private final class Resource implements PartitionResource {
        private final String name;
        private volatile boolean ready;
        private volatile boolean beginning;
        private volatile boolean asking;
        private final AtomicInteger failures = new AtomicInteger();

        Resource(String name) {
            this.name = name;
        }

        @Override
        public void open(int partition) {
            if (failures.getAndDecrement() > 0) {
                story.add(name + " failed");
                throw new IllegalStateException("on purpose");
            }
            story.add(name + " opened");
        }

        @Override
        public boolean ready(int partition) {
            return ready;
        }

        @Override
        public boolean beginning(int partition) {
            return beginning;
        }

        @Override
        public boolean asking(int partition) {
            return asking;
        }

        @Override
        public void regained(int partition) {
            story.add(name + " regained");
        }

        @Override
        public void close(int partition) {
            story.add(name + " closed");
        }
    }

    private final class EmptyQueue implements PartitionQueue {
        @Override
        public List<QueueMessage> receive() {
            receives.incrementAndGet();
            try {
                timer.sleep(Duration.ofMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }

        @Override
        public int delete(List<QueueMessage> messages) {
            return 0;
        }

        @Override
        public void hide(List<QueueMessage> messages, Duration time) {}

        @Override
        public void copy(QueueMessage message, Branch branch, String command, String words) {}

        @Override
        public void copyAside(QueueMessage message) {}
    }
}
