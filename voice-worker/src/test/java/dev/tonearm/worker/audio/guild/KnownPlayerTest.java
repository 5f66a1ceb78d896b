package dev.tonearm.worker.audio.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class KnownPlayerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final VoiceServer SERVER =
            new VoiceServer(new ChannelId(7), "voice.example:443", "token", "session");

    private final KnownPlayer known = new KnownPlayer();

    @Test
    void a_node_without_voice_connection_is_asked_again_in_a_moment_and_then_has_none() {
        known.changed(NOON, true, true, playing(1));
        known.heardAt(10_000, NOON.plusSeconds(10));
        assertThat(known.muteAt(11_500, NOON.plusSeconds(15))).contains(NOON.plusMillis(15_250));
        assertThat(known.isStuck(NOON.plusSeconds(15))).isFalse();
        assertThat(known.isStuck(NOON.plusMillis(15_250))).isTrue();
        known.heardAt(15_000, NOON.plusMillis(15_400));
        assertThat(known.isStuck(NOON.plusSeconds(20))).isFalse();
    }

    @Test
    void a_new_voice_server_is_given_its_time() {
        known.changed(NOON, true, true, playing(1));
        assertThat(known.muteAt(0, NOON.plusMillis(300))).contains(NOON.plusSeconds(5));
        known.changed(NOON.plusSeconds(12), false, true, playing(1));
        assertThat(known.muteAt(0, NOON.plusSeconds(13))).contains(NOON.plusSeconds(17));
    }

    @Test
    void a_player_without_a_voice_server_is_not_expected_to_speak() {
        known.changed(NOON, true, true, playing(1));
        known.lost(SERVER, NOON.plusSeconds(1));
        assertThat(known.isMute()).isTrue();
        assertThat(known.muteAt(1_000, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void a_node_that_dies_without_its_voice_connection_has_stood_where_it_lost_it() {
        known.changed(NOON, true, true, playing(1));
        known.heardAt(10_000, NOON.plusSeconds(10));
        known.muteAt(11_500, NOON.plusSeconds(15));
        known.silent(NOON.plusSeconds(17));
        Playback.Loaded wanted =
                new Playback.Loaded(
                        new QueueEntry(
                                new EntryId(1),
                                new Track("1", "", "", 180_000, "", "", false, true),
                                new UserId(1)),
                        0,
                        NOON,
                        false);
        assertThat(known.lastSound(NOON).placeIn(wanted, NOON.plusSeconds(30))).isEqualTo(11_500);
    }

    @Test
    void a_track_that_ended_before_the_answer_to_its_start_has_ended() {
        known.changing();
        known.ended(new EntryId(1), NOON);
        known.changed(NOON, true, true, playing(1));
        assertThat(known.now())
                .isInstanceOfSatisfying(
                        NodePlayer.There.class,
                        there -> assertThat(there.turntable()).isEqualTo(Turntable.EMPTY));
    }

    @Test
    void a_position_told_right_after_a_move_may_be_older_than_it() {
        known.changed(NOON, true, true, playing(1));
        assertThat(known.heardAt(70, NOON.plusMillis(1_400))).isEmpty();
        assertThat(known.heardAt(1_570, NOON.plus(Duration.ofMillis(1_600))))
                .hasValueSatisfying(one -> assertThat(one.id()).isEqualTo(new EntryId(1)));
    }

    @Test
    void a_change_of_the_volume_or_the_voice_server_leaves_the_position_what_it_is() {
        known.changed(NOON, true, true, playing(1));
        known.changed(NOON.plusSeconds(9), false, true, playing(1));
        assertThat(known.heardAt(9_100, NOON.plusSeconds(9)))
                .hasValueSatisfying(one -> assertThat(one.id()).isEqualTo(new EntryId(1)));
    }

    private static NodePlayer.There playing(long entry) {
        TrackClock start = new TrackClock(0, NOON, false);
        return new NodePlayer.There(
                new Turntable.Entry(new EntryId(entry), start, start, 0, false),
                false,
                Sound.PLAIN,
                new Voice.At(SERVER));
    }
}
