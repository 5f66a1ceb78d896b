package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.track;
import static dev.tonearm.worker.player.Worker.GUILD;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.Query;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A lookup stops nobody.
class GuildPlaysTest {
    private static final int PARTITION = 1;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MemoryJournal journal = new MemoryJournal();
    private final Worker worker = new Worker(journal, threads);

    /// A query that is named here is found when its latch opens.
    private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();

    private final AtomicInteger lookups = new AtomicInteger();

    GuildPlaysTest() {
        worker.sources = this::find;
    }

    @AfterEach
    void stop() {
        slow.values().forEach(CountDownLatch::countDown);
        threads.shutdownNow();
    }

    @Test
    void a_pause_is_done_while_three_plays_wait_for_a_source_that_does_not_answer()
            throws InterruptedException {
        settled(worker.play("aurora"));
        List<Handed> plays = List.of(slow("one"), slow("two"), slow("three"));
        Handed pause = worker.give(new PlaybackCommand.Pause());
        settled(pause);
        assertThat(pause.outcome).isEqualTo(Outcome.DONE);
        assertThat(plays).allMatch(play -> play.outcome == null);
    }

    @Test
    void plays_join_the_queue_as_they_were_asked_for_whichever_is_found_first()
            throws InterruptedException {
        settled(worker.play("aurora"));
        Handed first = slow("first");
        Handed second = slow("second");
        Handed third = worker.play("third");
        found("second");
        await().during(Duration.ofMillis(100)).until(() -> second.outcome == null);
        found("first");
        for (Handed play : List.of(first, second, third)) settled(play);
        assertThat(waiting()).containsExactly("first", "second", "third");
    }

    @Test
    void a_stop_calls_off_what_is_looked_up_and_its_listeners_are_told()
            throws InterruptedException {
        settled(worker.play("aurora"));
        List<Handed> plays = List.of(slow("one"), slow("two"));
        settled(worker.give(new PlaybackCommand.Stop()));
        for (Handed play : plays) {
            settled(play);
            assertThat(play.outcome).isEqualTo(Outcome.REFUSED);
            assertThat(told(play)).last().asString().contains("stopped while I was looking");
        }
        assertThat(waiting()).containsExactly("aurora");
        settled(worker.play("borealis"));
        assertThat(waiting()).containsExactly("aurora");
    }

    @Test
    void the_bot_joins_whoever_asked_while_their_music_is_looked_up() throws InterruptedException {
        Handed play = slow("one");
        await().until(() -> worker.voice.bot.get(GUILD) instanceof Whereabouts.InVoice);
        assertThat(play.outcome).isNull();
        assertThat(worker.state().voice()).isEqualTo(Whereabouts.NOWHERE);
        found("one");
        settled(play);
        assertThat(worker.voice.bot.get(GUILD)).isInstanceOf(Whereabouts.InVoice.class);
    }

    @Test
    void the_bot_goes_back_when_nothing_was_found_for_whoever_asked() throws InterruptedException {
        worker.sources = _ -> new Resolution.NothingFound();
        settled(worker.play("nothing"));
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void leaving_before_anything_was_found_calls_off_and_says_so() throws InterruptedException {
        Handed play = slow("one");
        Handed leave = worker.give(new VoiceCommand.Leave());
        settled(leave);
        settled(play);
        assertThat(leave.outcome).isEqualTo(Outcome.DONE);
        assertThat(told(leave)).last().asString().contains("Called off");
        assertThat(play.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(worker.state().queue()).isEmpty();
    }

    @Test
    void what_was_called_off_stays_so_for_the_next_worker() throws InterruptedException {
        Handed play = slow("one");
        settled(worker.give(new PlaybackCommand.Stop()));
        var next = new Worker(journal, threads);
        Handed again = copy(next, play.envelope());
        next.give(again);
        settled(again);
        assertThat(again.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(next.state().queue()).isEmpty();
    }

    @Test
    void who_is_in_no_voice_channel_is_told_before_anything_is_looked_up()
            throws InterruptedException {
        worker.voice.people.clear();
        Handed play = worker.play("aurora");
        settled(play);
        assertThat(play.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(lookups).hasValue(0);
    }

    @Test
    void who_has_left_the_channel_when_it_is_found_is_told_so() throws InterruptedException {
        Handed play = slow("one");
        await().until(() -> lookups.get() == 1);
        worker.voice.people.clear();
        found("one");
        settled(play);
        assertThat(play.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(told(play)).last().asString().contains("voice channel");
    }

    @Test
    void a_source_that_never_answers_is_given_up_and_its_listener_told()
            throws InterruptedException {
        Handed play = slow("one");
        await().until(() -> lookups.get() == 1);
        worker.timer.advance(Lookups.LONGEST.minusSeconds(1));
        assertThat(play.outcome).isNull();
        await().until(() -> told(play).stream().anyMatch(told -> told.contains("Loading")));
        worker.timer.advance(Duration.ofSeconds(2));
        settled(play);
        assertThat(play.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(told(play)).last().asString().contains("did not answer in time");
    }

    @Test
    void a_lookup_that_passes_from_worker_to_worker_has_an_end_too() throws InterruptedException {
        Handed play = slow("one");
        worker.timer.advance(Duration.ofSeconds(55));
        var next = new Worker(journal, threads);
        next.sources = this::find;
        next.timer.advance(Duration.ofSeconds(55));
        Handed again = copy(next, play.envelope());
        next.give(again);
        await().until(() -> lookups.get() == 2);
        next.timer.advance(Duration.ofSeconds(6));
        settled(again);
        assertThat(again.outcome).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void one_that_cannot_be_set_apart_takes_along_those_behind_it() throws InterruptedException {
        settled(worker.play("aurora"));
        var sending = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        worker.queueAway =
                () -> {
                    sending.countDown();
                    awaitQuietly(answer);
                    return true;
                };
        Handed first = worker.play("first");
        sending.await();
        Handed second = worker.play("second");
        await().until(() -> lookups.get() == 3);
        worker.queueAway = () -> false;
        answer.countDown();
        settled(first);
        settled(second);
        assertThat(List.of(first, second)).allMatch(one -> one.outcome == Outcome.RELEASED);
        settled(worker.give(first.envelope()));
        settled(worker.give(second.envelope()));
        assertThat(waiting()).containsExactly("first", "second");
    }

    @Test
    void a_guild_has_so_many_looked_up_at_a_time_and_other_guilds_are_not_concerned()
            throws InterruptedException {
        List<Handed> plays = new ArrayList<>();
        for (int i = 0; i < Lookups.MOST; i++) plays.add(slow("slow " + i));
        await().until(() -> lookups.get() == Lookups.MOST);
        Handed more = worker.play("one more");
        settled(more);
        assertThat(more.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(told(more)).last().asString().contains("still looking up");
        Handed other =
                worker.give(
                        worker.envelope(
                                new GuildId(99L << 22),
                                Interaction.Kind.COMMAND,
                                new PlaybackCommand.Play("aurora", Placement.LAST)));
        settled(other);
        assertThat(other.outcome).isEqualTo(Outcome.DONE);
        slow.values().forEach(CountDownLatch::countDown);
        for (Handed play : plays) settled(play);
        settled(worker.play("one more"));
    }

    @Test
    void the_next_worker_looks_up_again_what_a_dead_one_had_set_apart_and_does_nothing_twice()
            throws InterruptedException {
        Handed done = worker.play("aurora");
        settled(done);
        Handed first = slow("first");
        Handed second = slow("second");
        var next = new Worker(journal, threads);
        List<Handed> copies =
                List.of(
                        copy(next, done.envelope()),
                        copy(next, first.envelope()),
                        copy(next, second.envelope()));
        copies.forEach(next::give);
        for (Handed copy : copies) settled(copy);
        assertThat(copies)
                .extracting(copy -> copy.outcome)
                .containsExactly(Outcome.REPEATED, Outcome.DONE, Outcome.DONE);
        assertThat(waiting()).containsExactly("first", "second");
    }

    @Test
    void what_is_looked_up_when_the_partition_is_given_away_is_given_back_at_once()
            throws InterruptedException {
        Handed play = slow("one");
        await().until(() -> play.apart && lookups.get() == 1);
        worker.players.leave(PARTITION);
        settled(play);
        assertThat(play.outcome).isEqualTo(Outcome.RELEASED);
        Handed late = worker.play("two");
        settled(late);
        assertThat(late.apart).isTrue();
        assertThat(late.outcome).isEqualTo(Outcome.RELEASED);
        assertThat(lookups).hasValue(1);
        worker.players.open(PARTITION);
        Handed stays = worker.play("three");
        settled(stays);
        assertThat(stays.outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_lookup_that_breaks_fails_like_any_command_and_those_behind_it_go_on()
            throws InterruptedException {
        worker.sources =
                query -> {
                    if (query.text().equals("bad")) throw new NoClassDefFoundError("on purpose");
                    return find(query);
                };
        Handed bad = worker.play("bad");
        Handed good = worker.play("good");
        settled(bad);
        settled(good);
        assertThat(bad.outcome).isEqualTo(Outcome.RELEASED);
        assertThat(bad.failure).contains("it broke");
        assertThat(good.outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_guild_is_not_forgotten_while_something_is_looked_up_for_it()
            throws InterruptedException {
        Handed play = slow("one");
        await().until(() -> play.apart && lookups.get() == 1);
        worker.timer.advance(Duration.ofSeconds(10));
        assertThat(worker.players.playing(PARTITION)).isZero();
        assertThat(worker.meters.get("tonearm.mailboxes").gauge().value()).isEqualTo(1);
        found("one");
        settled(play);
        assertThat(
                        journal.all(GUILD).stream()
                                .filter(line -> line.cause() instanceof Cause.Asked)
                                .flatMap(line -> line.events().stream())
                                .filter(QueueEvent.Enqueued.class::isInstance))
                .hasSize(1);
    }

    private Handed slow(String query) {
        slow.put(query, new CountDownLatch(1));
        return worker.play(query);
    }

    private void found(String query) {
        Objects.requireNonNull(slow.get(query)).countDown();
    }

    private Resolution find(Query asked) {
        String query = asked.text();
        lookups.incrementAndGet();
        CountDownLatch latch = slow.get(query);
        if (latch != null) awaitQuietly(latch);
        return new Resolution.Found(List.of(track(query)), "");
    }

    /// As the queue brings it to a worker that comes after the one that set it apart.
    private static Handed copy(Worker next, CommandEnvelope envelope) {
        Handed copy = next.delivery(envelope);
        copy.apart = true;
        return copy;
    }

    private List<String> waiting() {
        return worker.state().queue().stream().map(entry -> entry.track().title()).toList();
    }

    private List<String> told(Handed delivery) {
        String id = delivery.envelope().interaction().id().toString();
        return worker.rest.sent("edit-original").stream()
                .filter(sent -> sent.about().equals(id))
                .map(sent -> sent.body())
                .toList();
    }

    private static void settled(Handed delivery) throws InterruptedException {
        assertThat(delivery.settled.await(60, SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
