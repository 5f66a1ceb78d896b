package dev.tonearm.worker.player;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Discord takes answers, and takes its time with them.
class SlowDiscordTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MemoryJournal journal = new MemoryJournal();
    private final Worker worker = new Worker(journal, threads);
    private final CountDownLatch taken = new CountDownLatch(1);

    @AfterEach
    void stop() {
        taken.countDown();
        threads.shutdownNow();
    }

    @Test
    void a_guilds_next_commands_do_not_wait_for_an_answer_and_are_told_after_it()
            throws InterruptedException {
        settled(worker.play("aurora"));
        slow();
        Handed volume = worker.give(new SoundCommand.SetVolume(30));
        await().until(() -> worker.state().volume() == 30);
        worker.timer.advance(PATIENCE.minusMillis(1));
        assertThat(volume.passed).isFalse();
        worker.timer.advance(Duration.ofMillis(1));
        await().until(() -> volume.passed);
        assertThat(volume.outcome).isNull();
        Handed pause = worker.give(new PlaybackCommand.Pause());
        await().until(this::paused);
        worker.timer.advance(Duration.ofSeconds(4));
        assertThat(List.of(volume, pause)).allMatch(one -> one.outcome == null);
        taken.countDown();
        settled(volume);
        settled(pause);
        assertThat(List.of(volume, pause)).allMatch(one -> one.outcome == Outcome.DONE);
        assertThat(told(volume)).hasSize(1);
        assertThat(told(pause)).hasSize(1);
    }

    @Test
    void an_answer_that_dies_with_its_worker_is_given_by_the_next_one()
            throws InterruptedException {
        settled(worker.play("aurora"));
        slow();
        Handed volume = passed(new SoundCommand.SetVolume(30));
        settled(worker.press(new SoundCommand.SetVolume(80)));
        var next = new Worker(journal, threads);
        next.give(next.answers(volume));
        await().until(() -> !next.rest.sent("edit-original").isEmpty());
        assertThat(next.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("30%"));
        assertThat(next.state().volume()).isEqualTo(80);
    }

    @Test
    void a_refusal_that_dies_with_its_worker_stays_one() throws InterruptedException {
        slow();
        Handed pause = passed(new PlaybackCommand.Pause());
        var next = new Worker(journal, threads);
        next.timer.advance(Duration.ofMinutes(1));
        settled(next.play("aurora"));
        next.give(next.answers(pause));
        await().until(() -> next.rest.sent("edit-original").size() == 2);
        assertThat(next.rest.sent("edit-original").getLast().body()).contains("Nothing is playing");
        assertThat(((Playback.Loaded) next.state().playback()).paused()).isFalse();
    }

    @Test
    void a_refusal_that_the_queue_hands_out_for_the_last_time_is_said_as_it_was()
            throws InterruptedException {
        slow();
        Handed pause = passed(new PlaybackCommand.Pause());
        var next = new Worker(journal, threads);
        journal.failNext(100_000);
        Handed last = next.delivery(pause.envelope());
        last.lastReceive = true;
        last.standsFor(pause);
        settled(next.give(last));
        assertThat(next.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("Nothing is playing"));
    }

    private Handed passed(PlayerCommand command) {
        Handed handed = worker.delivery(worker.envelope(command));
        handed.holdsAnswers = true;
        worker.give(handed);
        await().until(() -> {
            worker.timer.advance(PATIENCE);
            return handed.passed;
        });
        return handed;
    }

    private void slow() {
        worker.rest.before(sent -> {
            if (!sent.route().equals("edit-original")) return;
            try {
                taken.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean paused() {
        return worker.state().playback() instanceof Playback.Loaded loaded && loaded.paused();
    }

    private List<String> told(Handed handed) {
        String id = handed.envelope().interaction().id().toString();
        return worker.rest.sent("edit-original").stream()
                .filter(sent -> sent.about().equals(id))
                .map(sent -> sent.body())
                .toList();
    }

    private static void settled(Handed handed) throws InterruptedException {
        assertThat(handed.settled.await(60, SECONDS)).isTrue();
    }
}
