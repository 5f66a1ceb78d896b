package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuildPlayerTest {
    private final Worker worker = new Worker();

    @Test
    void a_command_is_written_made_true_answered_and_done_with() {
        Handed play = worker.play("aurora");
        assertThat(play.outcome).isEqualTo(Outcome.DONE);
        assertThat(titlePlaying(worker.state())).isEqualTo("aurora");
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(worker.state().desired());
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        assertThat(worker.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("aurora"));
    }

    @Test
    void a_refusal_is_told_and_changes_nothing() {
        worker.voice.people.clear();
        Handed play = worker.play("aurora");
        assertThat(play.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(worker.journal.all(GUILD)).isEmpty();
        assertThat(worker.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("voice channel"));
    }

    @Test
    void a_button_that_worked_says_nothing_and_one_that_did_not_says_so_to_its_presser() {
        worker.play("aurora");
        Handed pause = worker.press(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.DONE);
        assertThat(worker.rest.sent("follow-up")).isEmpty();
        Handed again = worker.press(new PlaybackCommand.Pause());
        assertThat(again.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(worker.rest.sent("follow-up"))
                .singleElement()
                .satisfies(sent -> assertThat(flags(sent) & 64).isEqualTo(64));
    }

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
    void a_store_that_is_away_puts_no_command_aside_however_often_it_was_received() {
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
    void a_command_that_breaks_on_its_last_try_is_put_aside_and_its_listener_told() {
        worker.sources =
                _ -> {
                    throw new IllegalStateException("broken on purpose");
                };
        CommandEnvelope play =
                worker.envelope(
                        GUILD,
                        Interaction.Kind.COMMAND,
                        new PlaybackCommand.Play("aurora", Placement.LAST));
        Handed first = worker.give(play);
        assertThat(first.failure).contains("IllegalStateException");
        assertThat(worker.rest.sent).isEmpty();
        var last = worker.delivery(play);
        last.lastTry = true;
        worker.give(last);
        assertThat(last.outcome).isEqualTo(Outcome.ASIDE);
        assertThat(worker.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("This broke while I did it"));
    }

    @Test
    void an_error_settles_a_command_like_an_exception_and_the_next_one_is_done() {
        worker.play("aurora");
        worker.nodes.before =
                _ -> {
                    throw new NoClassDefFoundError("on purpose");
                };
        CommandEnvelope pause =
                worker.envelope(GUILD, Interaction.Kind.COMMAND, new PlaybackCommand.Pause());
        Handed first = worker.give(pause);
        assertThat(first.outcome).isEqualTo(Outcome.RELEASED);
        assertThat(first.failure).contains("NoClassDefFoundError");
        Handed last = worker.delivery(pause);
        last.lastTry = true;
        worker.give(last);
        assertThat(last.outcome).isEqualTo(Outcome.ASIDE);
        assertThat(worker.rest.sent("edit-original").getLast().body())
                .contains("broke while I did it");
        worker.nodes.before = _ -> {};
        assertThat(worker.give(new SoundCommand.SetVolume(50)).outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void an_error_while_answering_settles_the_command() {
        worker.rest.before(sent -> {
            if (sent.route().equals("edit-original")) throw new StackOverflowError("on purpose");
        });
        Handed play = worker.play("aurora");
        assertThat(play.outcome).isEqualTo(Outcome.UNANSWERED);
        assertThat(titlePlaying(worker.state())).isEqualTo("aurora");
    }

    @Test
    void an_error_in_a_report_leaves_the_guild_usable() {
        worker.play("aurora");
        worker.play("borealis");
        worker.nodes.before =
                _ -> {
                    throw new StackOverflowError("on purpose");
                };
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.nodes.before = _ -> {};
        assertThat(worker.give(new SoundCommand.SetVolume(50)).outcome).isEqualTo(Outcome.DONE);
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(worker.state().desired());
    }

    @Test
    void who_asked_for_what_nobody_can_read_is_told_in_their_language() {
        var german =
                new Interaction(
                        worker.envelope(GUILD, Interaction.Kind.COMMAND, new VoiceCommand.Join())
                                .interaction()
                                .id(),
                        42,
                        "a-secret-token",
                        Interaction.Kind.COMMAND,
                        "de");
        worker.players.unreadable(german);
        assertThat(worker.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.body())
                                .contains("nichts geschehen")
                                .contains(german.id().toString()));
    }

    @Test
    void a_command_older_than_its_token_is_dropped() {
        CommandEnvelope old =
                worker.envelope(GUILD, Interaction.Kind.COMMAND, new VoiceCommand.Join());
        worker.timer.advance(Duration.ofMinutes(15));
        assertThat(worker.give(old).outcome).isEqualTo(Outcome.EXPIRED);
        assertThat(worker.journal.all(GUILD)).isEmpty();
        assertThat(worker.rest.sent).isEmpty();
    }

    @Test
    void an_answer_that_discord_could_not_take_is_given_again() {
        worker.rest.answer(new RestOutcome.Failed("503", true));
        Handed join = worker.give(new VoiceCommand.Join());
        assertThat(join.passed).as("the guild's next commands do not wait").isTrue();
        assertThat(join.outcome).isEqualTo(Outcome.REPEATED);
        assertThat(worker.journal.all(GUILD)).hasSize(1);
        toldTwiceTheSame();
    }

    @Test
    void a_refusal_that_discord_could_not_take_is_told_again_and_not_decided_again() {
        worker.rest.answer(new RestOutcome.Failed("503", true));
        worker.rest.before(_ -> worker.voice.people.clear());
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.REPEATED);
        toldTwiceTheSame();
    }

    @Test
    void a_refusal_that_discord_never_takes_is_not_decided_again_either() {
        for (int times = 0; times < 4; times++) {
            worker.rest.answer(new RestOutcome.Failed("503", true));
        }
        Handed pause = worker.give(new PlaybackCommand.Pause());
        assertThat(pause.outcome).isEqualTo(Outcome.UNANSWERED);
        assertThat(worker.rest.sent("edit-original")).hasSize(4);
        assertThat(worker.rest.sent("edit-original").stream().distinct()).hasSize(1);
    }

    private void toldTwiceTheSame() {
        List<FakeRest.Sent> told = worker.rest.sent("edit-original");
        assertThat(told).hasSize(2);
        assertThat(told.getLast()).isEqualTo(told.getFirst());
    }

    @Test
    void an_answer_that_overtakes_the_edges_own_is_given_again() {
        worker.rest.answer(new RestOutcome.Expired());
        worker.rest.answer(new RestOutcome.Gone());
        assertThat(worker.give(new VoiceCommand.Join()).outcome).isEqualTo(Outcome.DONE);
        assertThat(worker.rest.sent("edit-original")).hasSize(3);
    }

    @Test
    void an_answer_whose_token_is_dead_is_not_tried_again() {
        CommandEnvelope join =
                worker.envelope(GUILD, Interaction.Kind.COMMAND, new VoiceCommand.Join());
        worker.timer.advance(Duration.ofMinutes(1));
        worker.rest.answer(new RestOutcome.Expired());
        assertThat(worker.give(join).outcome).isEqualTo(Outcome.UNANSWERED);
        assertThat(worker.rest.sent("edit-original")).hasSize(1);
    }

    @Test
    void a_lost_node_undoes_nothing_and_its_listener_knows() {
        worker.nodes.down = true;
        Handed play = worker.play("aurora");
        assertThat(play.outcome).isEqualTo(Outcome.DONE_LATER);
        assertThat(titlePlaying(worker.state())).isEqualTo("aurora");
        assertThat(worker.rest.sent("follow-up"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).contains("audio server"));
    }

    @Test
    void the_end_of_a_track_starts_the_next_one_and_is_believed_once() {
        worker.play("aurora");
        worker.play("borealis");
        worker.play("corona");
        worker.timer.advance(Duration.ofMinutes(3));
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        assertThat(titlePlaying(worker.state())).isEqualTo("borealis");
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(worker.state().desired());
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
    void positions_that_agree_with_the_clock_cost_no_line() {
        worker.play("aurora");
        worker.settle();
        long lines = worker.state().sequence();
        worker.timer.advance(Duration.ofSeconds(10));
        worker.players.report(GUILD, position(13_200));
        assertThat(worker.state().sequence()).isEqualTo(lines);
        worker.players.report(GUILD, position(9_000));
        assertThat(worker.state().sequence()).isEqualTo(lines + 1);
        assertThat(((Playback.Loaded) worker.state().playback()).positionMillis()).isEqualTo(9_000);
    }

    @Test
    void a_position_opens_no_guild() {
        worker.play("aurora");
        Worker other = new Worker(worker.journal, Worker.ON_THIS_THREAD);
        other.players.report(GUILD, position(9_000));
        assertThat(other.meters.get("tonearm.guilds").gauge().value()).isZero();
    }

    @Test
    void a_bot_that_was_moved_plays_on_where_it_is() {
        worker.play("aurora");
        worker.players.report(GUILD, new PlayerInput.BotMoved(new Whereabouts.InVoice(STUDIO)));
        assertThat(worker.nodes.players.get(GUILD))
                .isInstanceOfSatisfying(
                        DesiredPlayer.Playing.class,
                        playing -> assertThat(playing.channel()).isEqualTo(STUDIO));
    }

    @Test
    void who_called_the_bot_reads_that_it_could_not_get_in() {
        Handed play = worker.play("aurora");
        worker.players.report(GUILD, new PlayerInput.VoiceUnreachable(LOUNGE));
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(new DesiredPlayer.Absent());
        assertThat(worker.rest.sent("edit-original").getLast())
                .satisfies(sent -> {
                    assertThat(sent.about()).isEqualTo(id(play));
                    assertThat(sent.body()).contains("could not get into");
                });
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

    @Test
    void listening_people_are_looked_up_for_each_command() {
        worker.play("aurora");
        worker.voice.people.put(ADA, new Whereabouts.InVoice(STUDIO));
        assertThat(worker.give(new PlaybackCommand.Pause()).outcome).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void only_a_guild_that_is_heard_is_urgent() {
        worker.give(new VoiceCommand.Join());
        assertThat(worker.voice.urgency.get(GUILD)).isEqualTo(Urgency.QUIET);
        worker.play("aurora");
        assertThat(worker.voice.urgency.get(GUILD)).isEqualTo(Urgency.PLAYING);
        worker.give(new PlaybackCommand.Pause());
        assertThat(worker.voice.urgency.get(GUILD)).isEqualTo(Urgency.QUIET);
    }

    @Test
    void a_node_without_end_to_end_encryption_is_told_to_listeners_and_counted() {
        Handed play = worker.play("aurora");
        worker.settle();
        worker.players.report(
                GUILD, new PlayerInput.VoiceUnreachable(LOUNGE, LeaveReason.NOT_ENCRYPTED));
        worker.settle();
        assertThat(worker.rest.sent("edit-original").getLast())
                .satisfies(sent -> {
                    assertThat(sent.about()).isEqualTo(id(play));
                    assertThat(sent.body()).contains("end-to-end encryption");
                });
        assertThat(worker.rest.sent("edit").getLast().body()).contains("end-to-end encryption");
        assertThat(worker.meters.get("tonearm.voice.not.encrypted").counter().count()).isEqualTo(1);
    }

    @Test
    void listeners_who_called_long_ago_read_in_the_now_playing_message_why_it_left() {
        worker.play("aurora");
        worker.settle();
        worker.timer.advance(Duration.ofMinutes(20));
        worker.players.report(
                GUILD, new PlayerInput.VoiceUnreachable(LOUNGE, LeaveReason.UNSTABLE));
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().body()).contains("broke again and again");
        assertThat(worker.rest.sent("edit-original")).hasSize(1);
    }

    @Test
    void who_called_the_bot_to_a_stage_reads_that_a_moderator_has_to_invite_it() {
        Handed play = worker.play("aurora");
        worker.players.report(GUILD, new PlayerInput.Unheard(LOUNGE));
        assertThat(worker.rest.sent("follow-up"))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.about()).isEqualTo(id(play));
                    assertThat(sent.body()).contains("invite me to speak");
                    assertThat(flags(sent) & 64).as("moderators read it too").isZero();
                });
        assertThat(titlePlaying(worker.state())).isEqualTo("aurora");
    }

    @Test
    void when_nobody_hears_anything_the_channel_in_which_the_music_is_shown_reads_so() {
        worker.play("aurora");
        int before = worker.rest.sent("create").size();
        worker.players.report(GUILD, new PlayerInput.Inaudible(LOUNGE));
        assertThat(worker.rest.sent("create").subList(before, before + 1))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.body()).contains("Nobody can hear me in");
                    assertThat(flags(sent) & 64).as("all read it").isZero();
                });
        assertThat(titlePlaying(worker.state())).isEqualTo("aurora");
    }

    private PlayerInput.PositionReported position(long millis) {
        return new PlayerInput.PositionReported(new EntryId(1), millis, worker.timer.instant());
    }

    private static String id(Handed delivery) {
        return delivery.envelope().interaction().id().toString();
    }

    private static String titlePlaying(PlayerState state) {
        return ((Playback.Loaded) state.playback()).entry().track().title();
    }

    private static long flags(FakeRest.Sent sent) {
        return JsonObject.parse(sent.body()).number("flags");
    }
}
