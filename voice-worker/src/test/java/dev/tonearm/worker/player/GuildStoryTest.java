package dev.tonearm.worker.player;

import static dev.tonearm.worker.player.Look.id;
import static dev.tonearm.worker.player.Look.titlePlaying;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A guild's journal, and a store that has troubles.
class GuildStoryTest {
    private final Worker worker = new Worker();

    @Test
    void a_command_that_comes_twice_is_done_once_and_answered_twice() {
        CommandEnvelope play =
                worker.envelope(
                        GUILD,
                        Interaction.Kind.COMMAND,
                        new PlaybackCommand.Play("aurora", Placement.LAST));
        worker.give(play);
        worker.play("borealis");
        Handed again = worker.give(play);
        assertThat(again.outcome).isEqualTo(Outcome.REPEATED);
        assertThat(worker.state().queue()).hasSize(1);
        List<String> bodies =
                worker.rest.sent("edit-original").stream()
                        .filter(sent -> sent.about().equals(play.interaction().id().toString()))
                        .map(FakeRest.Sent::body)
                        .toList();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
    }

    @Test
    void a_command_that_another_worker_wrote_is_recognised_after_a_restart() {
        CommandEnvelope skip =
                worker.envelope(GUILD, Interaction.Kind.COMMAND, new PlaybackCommand.Skip(1));
        worker.play("aurora");
        worker.play("borealis");
        worker.give(skip);
        Worker next = new Worker(worker.journal, Worker.ON_THIS_THREAD);
        assertThat(next.give(skip).outcome).isEqualTo(Outcome.REPEATED);
        assertThat(titlePlaying(next.state())).isEqualTo("borealis");
        assertThat(next.nodes.players.get(GUILD)).isEqualTo(next.state().desired());
    }

    @Test
    void an_append_whose_answer_was_lost_is_found_in_the_journal() {
        worker.play("aurora");
        worker.journal.loseAnswers(1);
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.REPEATED);
        assertThat(
                        worker.journal.all(GUILD).stream()
                                .flatMap(line -> line.events().stream())
                                .filter(PlaybackEvent.Paused.class::isInstance))
                .hasSize(1);
    }

    @Test
    void another_writer_is_read_and_the_command_decided_again() {
        worker.play("aurora");
        worker.journal.append(
                GUILD,
                List.of(
                        new JournalLine(
                                worker.state().sequence() + 1,
                                worker.timer.now(),
                                Cause.NODE,
                                List.of(new PlaybackEvent.Paused(0)))));
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(worker.meters.get("tonearm.journal.conflicts").counter().count()).isEqualTo(1);
    }

    @Test
    void a_store_that_is_away_for_a_while_delays_a_command_and_its_listener_knows() {
        worker.play("aurora");
        worker.journal.failNext(6);
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.DONE);
        List<FakeRest.Sent> told =
                worker.rest.sent("edit-original").stream()
                        .filter(sent -> sent.about().equals(id(pause)))
                        .toList();
        assertThat(told).hasSizeGreaterThanOrEqualTo(2);
        assertThat(told.getFirst().body()).contains("longer than usual");
        assertThat(told.getLast().body()).contains("Paused");
    }

    @Test
    void a_track_begins_when_its_line_is_written_however_long_the_store_was_away() {
        worker.give(new VoiceCommand.Join());
        Instant asked = worker.timer.now();
        worker.journal.failNext(8);
        assertThat(worker.play("aurora").outcome).isEqualTo(Outcome.DONE);
        Instant written = worker.timer.now();
        assertThat(Duration.between(asked, written)).isGreaterThan(Duration.ofSeconds(8));
        assertThat(worker.journal.all(GUILD).getLast().at())
                .isAfter(written.minus(Duration.ofSeconds(1)));
        assertThat(((Playback.Loaded) worker.state().playback()).positionAt(written))
                .isLessThan(1_000);
    }

    @Test
    void what_was_written_with_its_answer_lost_is_not_done_again_however_long_the_store_was_away() {
        worker.play("aurora");
        worker.journal.loseAnswers(1);
        worker.timer.after(Duration.ofMillis(10), () -> worker.journal.failNext(8));
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.REPEATED);
        assertThat(
                        worker.journal.all(GUILD).stream()
                                .flatMap(line -> line.events().stream())
                                .filter(PlaybackEvent.Paused.class::isInstance))
                .hasSize(1);
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(worker.state().desired());
    }

    @Test
    void a_store_that_stays_away_gives_the_command_back() {
        worker.play("aurora");
        worker.journal.failNext(100_000);
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.RELEASED);
        assertThat(pause.failure).contains("journal");
    }

    @Test
    void a_store_that_is_away_puts_no_command_aside_before_the_queue_would() {
        worker.play("aurora");
        CommandEnvelope pause =
                worker.envelope(GUILD, Interaction.Kind.COMMAND, new PlaybackCommand.Pause());
        var last = worker.delivery(pause);
        last.lastTry = true;
        worker.journal.failNext(100_000);
        worker.give(last);
        assertThat(last.outcome).isEqualTo(Outcome.RELEASED);
        worker.journal.failNext(0);
        assertThat(worker.give(pause).outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void whoever_waits_for_a_store_that_stays_away_is_told_before_the_queue_gives_up() {
        worker.journal.failNext(100_000);
        Handed last =
                worker.delivery(
                        worker.envelope(
                                GUILD, Interaction.Kind.COMMAND, new PlaybackCommand.Pause()));
        last.lastReceive = true;
        worker.give(last);
        assertThat(last.outcome).isEqualTo(Outcome.ASIDE);
        assertThat(worker.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("try again if it did not"));
    }

    @Test
    void the_next_track_starts_although_the_answer_to_the_line_that_says_so_was_lost() {
        worker.play("aurora");
        worker.play("borealis");
        worker.timer.advance(Duration.ofMinutes(3));
        worker.journal.loseAnswers(1);
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        assertThat(titlePlaying(worker.state())).isEqualTo("borealis");
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(worker.state().desired());
    }

    @Test
    void without_the_lease_nothing_is_written_and_with_it_the_command_goes_on() {
        worker.play("aurora");
        long lines = worker.state().sequence();
        worker.leased = false;
        worker.timer.after(
                Duration.ofSeconds(1),
                () -> {
                    assertThat(worker.state().sequence()).isEqualTo(lines);
                    worker.leased = true;
                });
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.DONE);
        assertThat(worker.state().sequence()).isGreaterThan(lines);
    }

    @Test
    void what_was_not_written_when_the_lease_was_lost_is_left_to_the_next_owner() {
        worker.play("aurora");
        long lines = worker.state().sequence();
        worker.leased = false;
        worker.timer.after(Duration.ofSeconds(1), () -> worker.players.forget(0));
        worker.timer.after(Duration.ofSeconds(1), () -> worker.players.forget(1));
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.failure).contains("another worker");
        assertThat(worker.state().sequence()).isEqualTo(lines);
    }

    @Test
    void every_so_many_lines_there_is_a_snapshot() {
        worker.play("aurora");
        for (int percent = 1; percent <= 40; percent++) {
            worker.give(new SoundCommand.SetVolume(percent));
        }
        assertThat(worker.journal.snapshotOf(GUILD).sequence()).isEqualTo(32);
    }

    @Test
    void a_long_queue_has_fewer_snapshots() {
        var enqueued = new QueueEvent.Enqueued(0, Examples.entries(1, 1_200), "all of it");
        worker.journal.append(GUILD, List.of(Examples.line(PlayerState.NEW, Cause.NODE, enqueued)));
        for (int percent = 1; worker.state().sequence() < 63; percent++) {
            worker.give(new SoundCommand.SetVolume(percent));
        }
        assertThat(worker.journal.snapshotOf(GUILD)).isEqualTo(PlayerState.NEW);
        worker.give(new SoundCommand.SetVolume(150));
        assertThat(worker.journal.snapshotOf(GUILD).sequence()).isEqualTo(64);
    }
}
