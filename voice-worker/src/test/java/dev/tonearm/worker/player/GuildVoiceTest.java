package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.worker.player.Look.flags;
import static dev.tonearm.worker.player.Look.id;
import static dev.tonearm.worker.player.Look.titlePlaying;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Hush;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a guild's player does about voice.
class GuildVoiceTest {
    private final Worker worker = new Worker();

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
                    assertThat(sent.body()).contains("invites me to speak");
                    assertThat(flags(sent) & 64).as("moderators read it too").isZero();
                });
        assertThat(titlePlaying(worker.state())).isEqualTo("aurora");
        worker.players.report(GUILD, new PlayerInput.Unheard(LOUNGE));
        assertThat(worker.rest.sent("follow-up")).as("once").hasSize(1);
    }

    @Test
    void a_bot_that_went_ahead_to_a_stage_says_once_that_nobody_hears_it() {
        worker.play("aurora");
        worker.give(new VoiceCommand.Leave());
        worker.voice.audience.put(GUILD, LOUNGE);
        worker.players.report(GUILD, new PlayerInput.Unheard(LOUNGE));
        assertThat(worker.rest.sent("follow-up")).as("nothing is to be heard").isEmpty();
        worker.play("borealis");
        assertThat(worker.rest.sent("follow-up")).hasSize(1);
    }

    @Test
    void music_for_a_stage_in_whose_audience_the_bot_sits_already_waits_until_it_speaks() {
        worker.voice.audience.put(GUILD, LOUNGE);
        worker.play("aurora");
        assertThat(worker.state().house().hush()).isEqualTo(Hush.UNHEARD);
        assertThat(worker.nodes.players.get(GUILD))
                .isInstanceOfSatisfying(
                        DesiredPlayer.Playing.class,
                        player -> assertThat(player.playback().paused()).isTrue());
        worker.voice.audience.clear();
        worker.players.report(GUILD, new PlayerInput.Heard(LOUNGE));
        assertThat(worker.state().house().hush()).isEqualTo(Hush.NONE);
        assertThat(worker.nodes.players.get(GUILD))
                .isInstanceOfSatisfying(
                        DesiredPlayer.Playing.class,
                        player -> assertThat(player.playback().paused()).isFalse());
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
}
