package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.worker.player.Look.flags;
import static dev.tonearm.worker.player.Look.titlePlaying;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A guild's commands and reports, one by one.
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

    private PlayerInput.PositionReported position(long millis) {
        return new PlayerInput.PositionReported(new EntryId(1), millis, worker.timer.instant());
    }
}
