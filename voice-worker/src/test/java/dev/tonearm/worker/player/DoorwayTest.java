package dev.tonearm.worker.player;

import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Sighting;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of commands while it is not known who is in voice.
class DoorwayTest {
    private static final Sighting.Unknown AWAY = new Sighting.Unknown(Sighting.Why.AWAY);
    private static final Sighting.Unknown NOT_A_MEMBER =
            new Sighting.Unknown(Sighting.Why.NOT_A_MEMBER);

    private final Worker worker = new Worker();

    @Test
    void commands_wait_for_a_lost_session_and_are_done_in_their_order() {
        worker.voice.unseen = AWAY;
        Handed first = worker.play("aurora");
        Handed second = worker.play("borealis");
        Handed third = worker.give(new SoundCommand.SetVolume(30));
        worker.timer.advance(Duration.ofSeconds(7));
        assertThat(List.of(first, second, third)).allMatch(one -> one.outcome == null);
        worker.voice.unseen = null;
        worker.timer.advance(Duration.ofMillis(100));
        assertThat(List.of(first, second, third)).allMatch(one -> one.outcome == Outcome.DONE);
        assertThat(playing()).isEqualTo("aurora");
        assertThat(worker.state().queue()).extracting(DoorwayTest::title).containsOnly("borealis");
    }

    @Test
    void who_comes_while_others_wait_does_not_overtake_them() {
        worker.voice.unseen = AWAY;
        worker.play("aurora");
        worker.voice.unseen = null;
        Handed later = worker.play("borealis");
        assertThat(later.outcome).isNull();
        worker.timer.advance(Duration.ofMillis(100));
        assertThat(later.outcome).isEqualTo(Outcome.DONE);
        assertThat(playing()).isEqualTo("aurora");
    }

    @Test
    void an_outage_that_lasts_is_told_after_seconds_and_then_at_once() {
        worker.play("aurora");
        worker.voice.unseen = AWAY;
        Handed first = worker.give(new PlaybackCommand.Pause());
        worker.timer.advance(Doorway.SESSION.minusMillis(1));
        assertThat(first.outcome).isNull();
        worker.timer.advance(Duration.ofMillis(200));
        assertThat(first.outcome).isEqualTo(Outcome.REFUSED);
        Handed second = worker.give(new PlaybackCommand.Pause());
        assertThat(second.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(worker.rest.sent("edit-original"))
                .extracting(sent -> sent.body())
                .last()
                .asString()
                .contains("Discord doesn't tell me right now");
    }

    @Test
    void the_next_track_begins_while_commands_wait() {
        worker.play("aurora");
        worker.play("borealis");
        worker.timer.advance(Duration.ofMinutes(3));
        worker.voice.unseen = AWAY;
        Handed pause = worker.give(new PlaybackCommand.Pause());
        worker.players.report(GUILD, new PlayerInput.TrackEnded(entryPlaying()));
        assertThat(playing()).isEqualTo("borealis");
        assertThat(pause.outcome).isNull();
    }

    @Test
    void where_the_bot_is_no_member_that_is_said_with_an_invitation() {
        worker.voice.unseen = NOT_A_MEMBER;
        Handed volume = worker.give(new SoundCommand.SetVolume(30));
        worker.timer.advance(Doorway.INVITED.plusMillis(100));
        assertThat(volume.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(worker.rest.sent("edit-original"))
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.body())
                                .contains("oauth2/authorize?client_id=42")
                                .contains("guild_id=" + GUILD));
    }

    @Test
    void who_invites_the_bot_and_asks_at_once_is_heard() {
        worker.voice.unseen = NOT_A_MEMBER;
        Handed play = worker.play("aurora");
        worker.timer.advance(Duration.ofMillis(400));
        worker.voice.unseen = null;
        worker.timer.advance(Duration.ofMillis(100));
        assertThat(play.outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_partition_that_goes_takes_those_who_wait_along() {
        worker.voice.unseen = AWAY;
        Handed play = worker.play("aurora");
        worker.players.forget(new Partitions(2).of(GUILD));
        assertThat(play.outcome).isEqualTo(Outcome.RELEASED);
        worker.timer.advance(Duration.ofMinutes(1));
        assertThat(worker.journal.all(GUILD)).isEmpty();
    }

    private String playing() {
        return worker.state().playback() instanceof Playback.Loaded loaded
                ? title(loaded.entry())
                : "nothing";
    }

    private EntryId entryPlaying() {
        PlayerState state = worker.state();
        if (state.playback() instanceof Playback.Loaded loaded) return loaded.entry().id();
        throw new IllegalStateException("nothing plays");
    }

    private static String title(QueueEntry entry) {
        return entry.track().title();
    }
}
