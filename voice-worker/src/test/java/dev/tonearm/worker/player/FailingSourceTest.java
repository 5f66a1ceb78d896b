package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.track;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.Player;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.core.player.Track;
import dev.tonearm.worker.audio.AudioNodes.Place;
import dev.tonearm.worker.reply.FakeRest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A guild whose source does not deliver, or whose node does not say that it did.
class FailingSourceTest {
    private final Worker worker = new Worker();

    @Test
    void a_source_that_is_away_costs_nothing_and_the_music_goes_on_by_itself_when_it_is_back() {
        playsAList(worker, 20);
        worker.give(new PlaybackCommand.SetLoop(LoopMode.QUEUE));
        theSourceIsAwayFor(worker, Duration.ofMinutes(2));
        assertThat(worker.state().halted() || playing(worker) != null).isTrue();
        worker.timer.advance(Duration.ofMinutes(2));
        assertThat(playing(worker)).as("it goes on").isNotNull();
        assertThat(worker.state().queue()).hasSize(19);
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(worker.state().desired());
    }

    @Test
    void a_source_that_is_away_costs_few_lines() {
        playsAList(worker, 60);
        int before = worker.journal.all(GUILD).size();
        theSourceIsAwayFor(worker, Duration.ofMinutes(30));
        assertThat(worker.journal.all(GUILD).size() - before).isLessThan(100);
    }

    @Test
    void the_next_worker_goes_on_trying() throws InterruptedException {
        playsAList(worker, 5);
        fails(worker, 3);
        assertThat(worker.state().halted()).isTrue();
        var next = new Worker(worker.journal, Runnable::run);
        next.timer.advance(Duration.between(next.timer.instant(), worker.timer.instant()));
        next.players.revive(1);
        next.timer.advance(Duration.ofSeconds(4));
        assertThat(playing(next)).isEqualTo("4");
        assertThat(next.nodes.players.get(GUILD)).isEqualTo(next.state().desired());
    }

    @Test
    void a_journal_that_is_away_when_it_is_time_is_asked_again() {
        playsAList(worker, 5);
        fails(worker, 3);
        worker.journal.failNext(1_000);
        worker.timer.advance(Duration.ofSeconds(3));
        worker.journal.failNext(0);
        worker.timer.advance(Duration.ofSeconds(6));
        assertThat(playing(worker)).isNotNull();
    }

    @Test
    void a_failure_is_told_with_its_reason() {
        playsAList(worker, 2);
        worker.settle();
        fails(worker, "This video is not available in your country");
        worker.settle();
        assertThat(notices(worker))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.route()).isEqualTo("create");
                    assertThat(sent.body())
                            .contains("**1** could not be played")
                            .contains("not available in your country");
                });
    }

    @Test
    void all_failures_of_an_outage_are_one_message_that_says_what_happens_now() {
        playsAList(worker, 20);
        worker.settle();
        theSourceIsAwayFor(worker, Duration.ofMinutes(4));
        List<FakeRest.Sent> notices = notices(worker);
        assertThat(notices.stream().filter(sent -> sent.route().equals("create"))).hasSize(1);
        assertThat(notices.getLast().body())
                .contains("the whole queue is kept")
                .contains("/resume")
                .contains("and 5 more");
        assertThat(worker.rest.sent("create"))
                .as("the now-playing message and one more")
                .hasSize(2);
    }

    @Test
    void what_waits_to_be_told_is_told_although_somebody_plays_something_else_that_fails() {
        playsAList(worker, 1);
        worker.settle();
        fails(worker, "gone");
        worker.sources = _ -> new Resolution.Found(List.of(track("other")), "");
        worker.play("other");
        fails(worker, "gone too");
        worker.settle();
        assertThat(notices(worker).getLast().body()).contains("**1**").contains("**other**");
    }

    @Test
    void a_skip_between_failures_begins_no_second_message() {
        playsAList(worker, 5);
        worker.settle();
        fails(worker, 1);
        worker.give(new PlaybackCommand.Skip(1));
        fails(worker, 3);
        worker.timer.advance(Duration.ofSeconds(8));
        assertThat(notices(worker)).extracting(FakeRest.Sent::route).containsOnlyOnce("create");
    }

    @Test
    void the_now_playing_message_says_that_it_waits() {
        playsAList(worker, 4);
        fails(worker, 3);
        worker.settle();
        worker.nodes.down = true;
        assertThat(worker.rest.sent.stream().map(FakeRest.Sent::body))
                .anyMatch(body -> body.contains("Waiting for the source"));
    }

    @Test
    void what_a_worker_did_not_live_to_tell_is_told_by_the_next() throws InterruptedException {
        playsAList(worker, 3);
        worker.settle();
        fails(worker, "gone");
        assertThat(notices(worker)).isEmpty();
        var next = new Worker(worker.journal, Runnable::run);
        next.timer.advance(Duration.between(next.timer.instant(), worker.timer.instant()));
        next.timer.advance(Duration.ofSeconds(6));
        next.players.revive(1);
        next.settle();
        assertThat(notices(next))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("**1** could not be played"));
    }

    @Test
    void a_failure_whose_line_was_written_with_its_answer_lost_is_told() {
        playsAList(worker, 3);
        worker.settle();
        worker.journal.loseAnswers(1);
        fails(worker, "gone");
        worker.settle();
        assertThat(playing(worker)).isEqualTo("2");
        assertThat(notices(worker))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("**1** could not be played"));
    }

    @Test
    void the_first_break_of_a_live_stream_is_mended_without_a_word() {
        worker.sources = _ -> new Resolution.Found(List.of(radio()), "");
        worker.play("radio");
        worker.settle();
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.settle();
        assertThat(playing(worker)).isEqualTo("radio");
        assertThat(notices(worker)).isEmpty();
        fails(worker, "closed");
        worker.timer.advance(RETRY);
        fails(worker, "closed");
        worker.settle();
        assertThat(notices(worker)).isNotEmpty();
    }

    @Test
    void a_track_of_no_length_starts_once_a_second_however_it_loops() {
        playsAList(worker, 1);
        for (LoopMode mode : List.of(LoopMode.TRACK, LoopMode.QUEUE)) {
            worker.give(new PlaybackCommand.SetLoop(mode));
            int before = worker.journal.all(GUILD).size();
            for (int i = 0; i < 1_000; i++) {
                worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
                worker.timer.advance(Duration.ofMillis(10));
            }
            assertThat(worker.journal.all(GUILD).size() - before).isBetween(8, 11);
        }
    }

    /// A node is told to play it again until its failure is taken, and may say of that only that it
    /// is over.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_failed_as_it_began_is_not_taken_for_played(boolean failureFirst) {
        playsAList(worker, 4);
        fails(worker, 1);
        var failed = new PlayerInput.TrackFailed(new EntryId(2), "no answer");
        var ended = new PlayerInput.TrackEnded(new EntryId(2));
        worker.players.report(GUILD, failureFirst ? failed : ended);
        worker.players.report(GUILD, failureFirst ? ended : failed);
        worker.timer.advance(Player.BETWEEN_STARTS);
        fails(worker, 1);

        assertThat(worker.state().halted()).isTrue();
        assertThat(worker.state().queue()).as("the whole queue is kept").hasSize(4);
    }

    @Test
    void whoever_skips_a_track_that_ended_too_soon_waits_for_nothing() {
        playsAList(worker, 3);
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        assertThat(playing(worker)).as("its end is not taken yet").isEqualTo("1");
        worker.give(new PlaybackCommand.Skip(1));
        assertThat(playing(worker)).isEqualTo("2");
        worker.timer.advance(Duration.ofSeconds(5));
        assertThat(playing(worker)).isEqualTo("2");
    }

    @Test
    void an_end_that_waits_survives_its_worker() throws InterruptedException {
        playsAList(worker, 2);
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        var next = new Worker(worker.journal, Runnable::run);
        next.timer.advance(Duration.ofSeconds(5));
        next.players.revive(1);
        assertThat(next.nodes.players.get(GUILD))
                .as("the node is told to play it again, and will say that it is over")
                .isEqualTo(next.state().desired());
    }

    @Test
    void an_end_that_the_node_never_told_is_found() {
        playsAList(worker, 2);
        worker.nodes.place = Place.GONE;
        worker.timer.advance(length().plus(Clockwork.OVERDUE).plusSeconds(1));
        assertThat(playing(worker)).isEqualTo("2");
    }

    @Test
    void a_node_that_stands_at_the_end_is_taken_to_be_done() {
        playsAList(worker, 2);
        worker.nodes.place = new Place.At(length().toMillis());
        worker.timer.advance(length().plusSeconds(20));
        assertThat(playing(worker)).isEqualTo("2");
    }

    @Test
    void a_node_that_is_late_is_believed() {
        playsAList(worker, 2);
        worker.nodes.place = new Place.At(60_000);
        worker.timer.advance(length().plusSeconds(20));
        assertThat(playing(worker)).isEqualTo("1");
        assertThat(loaded(worker).positionAt(worker.timer.now())).isBetween(60_000L, 80_000L);
    }

    @Test
    void a_node_that_is_away_is_asked_when_it_is_back() {
        playsAList(worker, 2);
        worker.nodes.down = true;
        worker.timer.advance(length().plusMinutes(5));
        assertThat(playing(worker)).isEqualTo("1");
        worker.nodes.down = false;
        worker.nodes.place = Place.GONE;
        worker.timer.advance(Duration.ofSeconds(6));
        assertThat(playing(worker)).isEqualTo("2");
    }

    @Test
    void a_file_that_is_a_bit_longer_than_it_says_plays_to_its_end() {
        playsAList(worker, 2);
        for (int i = 0; i < 4; i++) {
            worker.nodes.place = new Place.At(length().toMillis() + i * 5_000L);
            worker.timer.advance(i == 0 ? length().plusSeconds(6) : Duration.ofSeconds(5));
            assertThat(playing(worker)).isEqualTo("1");
        }
        worker.nodes.place = new Place.At(length().toMillis() + 60_000);
        worker.timer.advance(Duration.ofSeconds(5));
        assertThat(playing(worker)).as("but not for ever").isEqualTo("2");
    }

    private static final Duration RETRY = Duration.ofSeconds(4);

    private static void playsAList(Worker worker, int count) {
        List<Track> tracks =
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> track(Integer.toString(number)))
                        .toList();
        worker.sources = _ -> new Resolution.Found(tracks, "");
        worker.play("list");
    }

    private static Track radio() {
        Track track = track("radio");
        return new Track(track.encoded(), "radio", "", 0, track.uri(), "", true, false);
    }

    private Duration length() {
        return loaded(worker).entry().track().length().orElseThrow();
    }

    /// Whatever is started fails at once.
    private static void theSourceIsAwayFor(Worker worker, Duration time) {
        for (long ms = 0; ms < time.toMillis(); ms += 100) {
            if (worker.state().playback() instanceof Playback.Loaded loaded) {
                worker.players.report(
                        GUILD, new PlayerInput.TrackFailed(loaded.entry().id(), "no answer"));
            }
            worker.timer.advance(Duration.ofMillis(100));
        }
    }

    private static void fails(Worker worker, int times) {
        for (int i = 0; i < times; i++) fails(worker, "no answer");
    }

    private static void fails(Worker worker, String why) {
        worker.timer.advance(Player.BETWEEN_STARTS);
        worker.players.report(GUILD, new PlayerInput.TrackFailed(loaded(worker).entry().id(), why));
    }

    private static Playback.Loaded loaded(Worker worker) {
        return (Playback.Loaded) worker.state().playback();
    }

    private static @Nullable String playing(Worker worker) {
        return worker.state().playback() instanceof Playback.Loaded loaded
                ? loaded.entry().track().title()
                : null;
    }

    private static List<FakeRest.Sent> notices(Worker worker) {
        return worker.rest.sent.stream()
                .filter(sent -> sent.body().contains("could not be played"))
                .toList();
    }
}
