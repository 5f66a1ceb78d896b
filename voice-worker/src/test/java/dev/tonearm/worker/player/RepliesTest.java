package dev.tonearm.worker.player;

import static dev.tonearm.worker.player.Look.titlePlaying;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of answers, and of what breaks.
class RepliesTest {
    private final Worker worker = new Worker();

    @Test
    void what_the_queue_hands_out_for_the_last_time_is_told_and_not_done() {
        var worker = new Worker();
        worker.play("aurora");
        int volume = worker.state().volume();
        Handed last =
                worker.delivery(
                        worker.envelope(
                                GUILD,
                                Interaction.Kind.COMMAND,
                                new SoundCommand.SetVolume(volume + 10)));
        last.lastReceive = true;
        worker.give(last);
        assertThat(last.outcome).isEqualTo(Outcome.ASIDE);
        assertThat(worker.rest.sent("edit-original").getLast().body()).contains("This broke");
        assertThat(worker.state().volume()).isEqualTo(volume);
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
        Handed join = worker.give(new VoiceCommand.Join());
        worker.timer.advance(Duration.ofMillis(200));
        assertThat(join.outcome).isEqualTo(Outcome.DONE);
        assertThat(worker.rest.sent("edit-original")).hasSize(3);
    }

    @Test
    void an_answer_that_has_nowhere_to_go_keeps_nobody_behind_it_waiting() {
        CommandEnvelope join =
                worker.envelope(GUILD, Interaction.Kind.COMMAND, new VoiceCommand.Join());
        String answered = join.interaction().id().toString();
        worker.rest.refuse(sent -> sent.about().equals(answered), new RestOutcome.Gone());
        Handed deleted = worker.give(join);
        Instant asked = worker.timer.instant();
        Handed next = worker.give(new SoundCommand.SetVolume(50));
        assertThat(worker.timer.instant()).isEqualTo(asked);
        assertThat(next.outcome).isEqualTo(Outcome.DONE);
        assertThat(deleted.outcome).as("still tried").isNull();
        worker.timer.advance(Duration.ofSeconds(5));
        assertThat(deleted.outcome).isEqualTo(Outcome.UNANSWERED);
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
}
