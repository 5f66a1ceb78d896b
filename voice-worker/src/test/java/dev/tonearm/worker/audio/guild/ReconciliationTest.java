package dev.tonearm.worker.audio.guild;

import static dev.tonearm.worker.audio.guild.Reconciled.IN_CHARGE;
import static dev.tonearm.worker.audio.guild.Reconciled.LOUNGE;
import static dev.tonearm.worker.audio.guild.Reconciled.NOON;
import static dev.tonearm.worker.audio.guild.Reconciled.SERVER;
import static dev.tonearm.worker.audio.guild.Reconciled.VOICE;
import static dev.tonearm.worker.audio.guild.Reconciled.after;
import static dev.tonearm.worker.audio.guild.Reconciled.loaded;
import static dev.tonearm.worker.audio.guild.Reconciled.paused;
import static dev.tonearm.worker.audio.guild.Reconciled.playing;
import static dev.tonearm.worker.audio.guild.Reconciled.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReconciliationTest {
    @Test
    void a_new_track_starts_at_once_and_from_its_beginning() {
        assertThat(sent(NodePlayer.NONE, playing(1, 0, NOON), Voice.NONE, NOON.plusMillis(900)))
                .isEqualTo(
                        """
                        {"track":{"encoded":"track-1","userData":{"entry":1}},"paused":false}\
                        """);
    }

    @Test
    void a_track_that_nobody_has_heard_yet_starts_at_its_beginning_however_late() {
        assertThat(sent(NodePlayer.NONE, playing(1, 0, NOON), Voice.NONE, NOON.plusSeconds(40)))
                .doesNotContain("position");
        assertThat(sent(NodePlayer.NONE, playing(1, 9_000, NOON), Voice.NONE, NOON.plusSeconds(40)))
                .contains("\"position\":9000");
    }

    @Test
    void a_voice_server_goes_along_with_its_channel() {
        assertThat(sent(NodePlayer.NONE, new DesiredPlayer.Silent(LOUNGE), VOICE, NOON))
                .isEqualTo(
                        """
                        {"voice":{"token":"token-1","endpoint":"voice.example:443",\
                        "sessionId":"session-1","channelId":"77"}}\
                        """);
    }

    @Test
    void nothing_is_sent_when_all_is_true() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        assertThat(sent(there, playing(1, 0, NOON), VOICE, NOON.plusSeconds(30))).isEmpty();
        // The node is late by less than the state minds.
        NodePlayer late = NodePlayer.heardAt(there, 29_200, NOON.plusSeconds(30));
        assertThat(sent(late, playing(1, 0, NOON), VOICE, NOON.plusSeconds(30))).isEmpty();
    }

    @Test
    void a_pause_that_comes_late_is_only_a_pause() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        Instant at = NOON.plusSeconds(10);
        assertThat(sent(there, paused(1, 10_000, at), VOICE, at.plusMillis(800)))
                .isEqualTo("{\"paused\":true}");
    }

    @Test
    void a_resume_goes_on_without_a_seek() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        Instant pause = NOON.plusSeconds(10);
        there = after(there, paused(1, 10_000, pause), VOICE, pause);
        Instant resume = NOON.plusSeconds(60);
        assertThat(sent(there, playing(1, 10_000, resume), VOICE, resume))
                .isEqualTo("{\"paused\":false}");
    }

    @Test
    void a_seek_is_only_a_position() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        Instant at = NOON.plusSeconds(10);
        assertThat(sent(there, playing(1, 90_000, at), VOICE, at))
                .isEqualTo("{\"position\":90000}");
    }

    @Test
    void a_state_that_followed_the_node_seeks_nothing() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        Instant at = NOON.plusSeconds(10);
        there = NodePlayer.heardAt(there, 7_000, at);
        assertThat(sent(there, playing(1, 7_000, at), VOICE, at.plusMillis(100))).isEmpty();
    }

    @Test
    void a_track_that_is_looped_starts_again_after_its_end() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        NodePlayer ended = NodePlayer.ended(there, new EntryId(1));
        Instant again = NOON.plusSeconds(200);
        assertThat(sent(ended, playing(1, 0, again), VOICE, again))
                .contains("\"encoded\":\"track-1\"");
        assertThat(NodePlayer.ended(there, new EntryId(2))).isEqualTo(there);
    }

    @Test
    void the_next_track_replaces_the_one_before_and_says_whether_it_is_paused() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        assertThat(sent(there, paused(2, 0, NOON), VOICE, NOON))
                .isEqualTo(
                        """
                        {"track":{"encoded":"track-2","userData":{"entry":2}},"paused":true}\
                        """);
    }

    @Test
    void silence_takes_the_track_off_and_leaving_destroys_the_player() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        assertThat(sent(there, new DesiredPlayer.Silent(LOUNGE), VOICE, NOON))
                .isEqualTo("{\"track\":{\"encoded\":null}}");
        assertThat(
                        Reconciliation.between(
                                there, new DesiredPlayer.Absent(), VOICE, IN_CHARGE, NOON))
                .isEqualTo(new Reconciliation.Destroy());
        assertThat(
                        Reconciliation.between(
                                NodePlayer.NONE,
                                new DesiredPlayer.Absent(),
                                VOICE,
                                IN_CHARGE,
                                NOON))
                .isEqualTo(new Reconciliation.Nothing(NodePlayer.NONE));
    }

    @Test
    void only_a_changed_volume_is_sent() {
        NodePlayer there = after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        DesiredPlayer louder =
                new DesiredPlayer.Playing(
                        LOUNGE, loaded(1, 0, NOON, false), new Sound(150, Filters.NONE));
        assertThat(sent(there, louder, VOICE, NOON)).isEqualTo("{\"volume\":150}");
    }

    @Test
    void a_player_that_is_found_playing_is_not_disturbed_by_a_little() {
        TrackClock heard = new TrackClock(41_500, NOON, false);
        NodePlayer found =
                new NodePlayer.There(
                        new Turntable.Entry(new EntryId(1), heard, heard, 0, true),
                        false,
                        Sound.PLAIN,
                        VOICE);
        DesiredPlayer desired = playing(1, 0, NOON.minusSeconds(40));
        assertThat(sent(found, desired, Voice.NONE, NOON)).isEmpty();
        // A seek that was written down, and told the node by nobody.
        assertThat(sent(found, playing(1, 55_000, NOON.minusSeconds(5)), Voice.NONE, NOON))
                .isEqualTo("{\"position\":60000}");
    }

    @Test
    void a_player_that_is_found_where_it_stood_still_is_right_and_the_clock_wrong() {
        TrackClock heard = new TrackClock(41_500, NOON, false);
        NodePlayer found =
                new NodePlayer.There(
                        new Turntable.Entry(new EntryId(1), heard, heard, 0, true),
                        false,
                        Sound.PLAIN,
                        VOICE);
        LastSound taken = new LastSound(NOON, null, null);
        assertThat(sent(found, playing(1, 0, NOON.minusSeconds(60)), Voice.NONE, taken, NOON))
                .isEmpty();
    }

    @Test
    void a_lost_player_goes_on_where_its_last_sound_was() {
        NodePlayer.There there =
                (NodePlayer.There) after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        var last = (Turntable.Entry) there.turntable();
        LastSound sound = new LastSound(NOON, last, NOON.plusSeconds(30));
        Instant back = NOON.plusSeconds(47);
        assertThat(sent(NodePlayer.NONE, playing(1, 0, NOON), VOICE, sound, back))
                .contains("\"position\":30000");
        // Paused and resumed by somebody who read where the clock was.
        assertThat(
                        sent(
                                NodePlayer.NONE,
                                playing(1, 40_000, NOON.plusSeconds(40)),
                                VOICE,
                                sound,
                                back))
                .contains("\"position\":30000");
        // Sought meanwhile: nobody has heard that place yet.
        assertThat(
                        sent(
                                NodePlayer.NONE,
                                playing(1, 90_000, NOON.plusSeconds(40)),
                                VOICE,
                                sound,
                                back))
                .contains("\"position\":90000");
        // Changed by somebody who read the clock when it was at the end.
        assertThat(
                        sent(
                                NodePlayer.NONE,
                                playing(1, 180_000, NOON.plusSeconds(200)),
                                VOICE,
                                sound,
                                NOON.plusSeconds(201)))
                .contains("\"position\":30000");
        // Another one began meanwhile.
        assertThat(sent(NodePlayer.NONE, playing(2, 0, NOON.plusSeconds(40)), VOICE, sound, back))
                .doesNotContain("position");
    }

    @Test
    void a_player_that_still_sounds_goes_on_elsewhere_where_it_is_now() {
        NodePlayer.There there =
                (NodePlayer.There) after(NodePlayer.NONE, playing(1, 0, NOON), VOICE, NOON);
        var last = (Turntable.Entry) there.turntable();
        assertThat(
                        sent(
                                NodePlayer.NONE,
                                playing(1, 0, NOON),
                                VOICE,
                                new LastSound(NOON, last, null),
                                NOON.plusSeconds(47)))
                .contains("\"position\":47000");
    }

    @Test
    void what_played_before_a_worker_took_over_is_believed_to_play_on() {
        LastSound taken = new LastSound(NOON.plusSeconds(40), null, null);
        Instant back = NOON.plusSeconds(100);
        assertThat(sent(NodePlayer.NONE, playing(1, 0, NOON), VOICE, taken, back))
                .contains("\"position\":100000");
        // It had hardly begun.
        assertThat(
                        sent(
                                NodePlayer.NONE,
                                playing(1, 0, NOON.plusSeconds(38)),
                                VOICE,
                                taken,
                                NOON.plusSeconds(40)))
                .doesNotContain("position");
    }

    @Test
    void a_stream_is_never_sought() {
        Track radio = new Track("radio", "Radio", "", 0, "", "", true, false);
        var entry = new QueueEntry(new EntryId(1), radio, new UserId(1));
        DesiredPlayer desired =
                new DesiredPlayer.Playing(
                        LOUNGE, new Playback.Loaded(entry, 0, NOON, false), Sound.PLAIN);
        assertThat(sent(NodePlayer.NONE, desired, Voice.NONE, NOON.plusSeconds(500)))
                .doesNotContain("position");
    }

    @Test
    void secrets_stay_out_of_what_is_printed() {
        assertThat(SERVER.toString()).doesNotContain("token-1").doesNotContain("session-1");
        assertThat(VOICE.toString()).doesNotContain("token-1");
    }
}
