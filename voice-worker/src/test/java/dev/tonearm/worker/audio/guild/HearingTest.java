package dev.tonearm.worker.audio.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.Voice;
import dev.tonearm.worker.telemetry.Telemetry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HearingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId(7);
    private static final VoiceServer SERVER =
            new VoiceServer(CHANNEL, "voice.example:443", "token", "session");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WantedPlayer wanted = new WantedPlayer();
    private final KnownPlayer known = new KnownPlayer();
    private final Hearing hearing =
            new Hearing(wanted, known, new Telemetry(meters, OpenTelemetry.noop()));

    @Test
    void a_commands_first_sound_is_when_the_node_has_its_track_and_its_voice() {
        hearing.awaits(new EntryId(1), NOON);
        wanted.become(playing(1));
        known.silent(NOON);
        hearing.look(NOON.plusMillis(50));
        assertThat(count("tonearm.command.sound")).isZero();

        known.changed(NOON.plusMillis(300), true, true, sounding(1));
        hearing.look(NOON.plusMillis(300));
        hearing.look(NOON.plusMillis(900));

        assertThat(millis("tonearm.command.sound")).isEqualTo(300);
        assertThat(count("tonearm.command.sound")).isEqualTo(1);
        assertThat(meters.get("tonearm.tracks.started").counter().count()).isEqualTo(1);
    }

    @Test
    void a_track_that_never_sounds_counts_as_having_taken_as_long_as_it_was_waited_for() {
        hearing.awaits(new EntryId(1), NOON);
        wanted.become(playing(1));
        known.silent(NOON);
        hearing.tick(NOON.plusSeconds(29));
        assertThat(count("tonearm.command.sound")).isZero();

        hearing.tick(NOON.plusSeconds(31));

        assertThat(millis("tonearm.command.sound")).isEqualTo(31_000);
    }

    @Test
    void one_that_nobody_wants_any_more_is_not_waited_for() {
        hearing.awaits(new EntryId(1), NOON);
        wanted.become(new DesiredPlayer.Silent(CHANNEL));
        hearing.tick(NOON.plusSeconds(31));

        assertThat(count("tonearm.command.sound")).isZero();
    }

    @Test
    void silence_in_the_middle_of_a_track_is_a_gap() {
        wanted.become(playing(1));
        sounds(1, NOON);
        known.silent(NOON.plusSeconds(10));
        hearing.look(NOON.plusSeconds(11));
        sounds(1, NOON.plusMillis(12_500));

        assertThat(millis("tonearm.audio.gap")).isEqualTo(2_500);
    }

    @Test
    void what_is_between_two_tracks_is_none_nor_is_a_pause() {
        wanted.become(playing(1));
        sounds(1, NOON);
        known.ended(new EntryId(1), NOON.plusSeconds(10));
        hearing.look(NOON.plusSeconds(10));
        wanted.become(playing(2));
        sounds(2, NOON.plusSeconds(12));
        wanted.become(new DesiredPlayer.Silent(CHANNEL));
        known.silent(NOON.plusSeconds(20));
        hearing.look(NOON.plusSeconds(20));
        wanted.become(playing(2));
        sounds(2, NOON.plusSeconds(60));

        assertThat(count("tonearm.audio.gap")).isZero();
        assertThat(meters.get("tonearm.tracks.started").counter().count()).isEqualTo(2);
    }

    private void sounds(long entry, Instant at) {
        known.changed(at, true, true, sounding(entry));
        hearing.look(at);
    }

    private long count(String timer) {
        return meters.get(timer).timer().count();
    }

    private long millis(String timer) {
        return Math.round(meters.get(timer).timer().totalTime(TimeUnit.MILLISECONDS));
    }

    private static DesiredPlayer playing(long entry) {
        var queued =
                new QueueEntry(
                        new EntryId(entry),
                        new Track("1", "", "", 180_000, "", "", false, true),
                        new UserId(1));
        return new DesiredPlayer.Playing(
                CHANNEL, new Playback.Loaded(queued, 0, NOON, false), Sound.PLAIN);
    }

    private static NodePlayer.There sounding(long entry) {
        TrackClock start = new TrackClock(0, NOON, false);
        return new NodePlayer.There(
                new Turntable.Entry(new EntryId(entry), start, start, 0, false),
                false,
                Sound.PLAIN,
                new Voice.At(SERVER));
    }
}
