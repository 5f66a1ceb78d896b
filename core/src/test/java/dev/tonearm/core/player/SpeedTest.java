package dev.tonearm.core.player;

import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.sound.SoundCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Positions and lengths are in the track's time, whatever its speed; who waits, waits by the
/// clock.
final class SpeedTest {
    private static final Filters FAST = Filters.of(new Timescale(1.25, 1, 1));
    private static final Decision NOTHING_CHANGES = new Decision.Accepted(List.of());
    private static final Duration THREE_MINUTES_FAST = Duration.ofSeconds(144);

    @Test
    void a_track_of_four_minutes_at_speed_is_over_after_three_minutes_twelve() {
        Track four = new Track("QAAA", "Four", "", 240_000, "", "", false, true);
        Scene guild = aQuietGuild().whereItSounds(FAST).whereAQueryFinds(four);
        guild.asks(play(Placement.LAST));
        Instant over = guild.now().plusSeconds(192);
        assertThat(guild.state().overAt()).hasValue(over);
        assertThat(guild.loaded().remainingAt(guild.now())).hasValue(Duration.ofSeconds(192));
        guild.after(Duration.ofSeconds(100));
        assertThat(guild.position()).isEqualTo(125_000);
        assertThat(guild.state().overAt()).hasValue(over);
        guild.after(Duration.ofSeconds(92));
        assertThat(guild.position()).isEqualTo(240_000);
        assertThat(guild.loaded().remainingAt(guild.now())).hasValue(Duration.ZERO);
    }

    @Test
    void another_speed_in_the_middle_goes_on_from_where_it_is() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(40)).whereItSounds(FAST);
        assertThat(guild.position()).isEqualTo(40_000);
        guild.after(Duration.ofSeconds(40));
        assertThat(guild.position()).isEqualTo(90_000);
        guild.whereItSounds(Filters.NONE).after(Duration.ofSeconds(10));
        assertThat(guild.position()).isEqualTo(100_000);
        assertThat(guild.state().overAt()).hasValue(guild.now().plusSeconds(80));
    }

    @Test
    void filters_of_no_other_speed_leave_the_clock_as_it_runs() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(40));
        guild.whereItSounds(Filters.of(new Tremolo(4, 0.5f))).after(Duration.ofSeconds(40));
        assertThat(guild.position()).isEqualTo(80_000);
    }

    @Test
    void they_stay_over_tracks_stops_and_the_volume() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereItSounds(FAST);
        guild.theTrackEnds();
        guild.after(Duration.ofSeconds(10));
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.position()).isEqualTo(12_500);
        guild.asks(new SoundCommand.SetVolume(40));
        assertThat(guild.state().sound()).isEqualTo(new Sound(40, FAST));
        assertThat(guild.state().desired())
                .isEqualTo(
                        new DesiredPlayer.Playing(
                                Examples.LOUNGE, guild.loaded(), new Sound(40, FAST)));
        guild.asks(new PlaybackCommand.Stop());
        guild.asks(new PlaybackCommand.Resume());
        guild.after(Duration.ofSeconds(10));
        assertThat(guild.position()).isEqualTo(12_500);
    }

    @Test
    void whoever_pauses_resumes_and_seeks_finds_the_place() {
        Scene guild = aGuildThatIsPlaying("One").whereItSounds(FAST).after(Duration.ofSeconds(8));
        guild.asks(new PlaybackCommand.Pause());
        guild.after(Duration.ofMinutes(9));
        assertThat(guild.position()).isEqualTo(10_000);
        guild.whereItSounds(Filters.of(new Timescale(2, 1, 1)));
        assertThat(guild.loaded().paused()).isTrue();
        guild.asks(new PlaybackCommand.Resume());
        guild.after(Duration.ofSeconds(10));
        assertThat(guild.position()).isEqualTo(30_000);
        guild.asks(new PlaybackCommand.Seek(new SeekTarget.By(Duration.ofSeconds(30))));
        assertThat(guild.position()).isEqualTo(60_000);
        guild.after(Duration.ofSeconds(10));
        assertThat(guild.position()).isEqualTo(80_000);
    }

    @Test
    void what_waits_waits_by_the_clock() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three").whereItSounds(FAST);
        PlayerState state = guild.state();
        assertThat(state.waitAt(state.queue().getLast().id(), guild.now()))
                .isEqualTo(new Wait.For(THREE_MINUTES_FAST.multipliedBy(2)));
        assertThat(state.remainingAt(guild.now())).hasValue(THREE_MINUTES_FAST.multipliedBy(3));
    }

    /// Reports are late by the clock: half a second of it is more of a fast track.
    @Test
    void a_report_that_is_only_late_says_nothing_at_any_speed() {
        Filters twice = Filters.of(new Timescale(2, 1, 1));
        Scene guild = aGuildThatIsPlaying("One").whereItSounds(twice).after(Duration.ofSeconds(20));
        EntryId one = guild.loaded().entry().id();
        var late = new PlayerInput.PositionReported(one, 39_100, guild.now());
        assertThat(guild.happens(late)).isEqualTo(NOTHING_CHANGES);
        var elsewhere = new PlayerInput.PositionReported(one, 36_000, guild.now());
        guild.after(Duration.ofSeconds(1)).happens(elsewhere);
        assertThat(guild.position()).isEqualTo(38_000);
        guild.after(Duration.ofSeconds(1));
        assertThat(guild.position()).isEqualTo(40_000);
    }

    /// At four times its speed it has gone three seconds after less than one.
    @Test
    void two_starts_are_a_second_apart_by_the_clock() {
        Scene guild = aQuietGuild().whereItSounds(Filters.of(new Timescale(4, 1, 1)));
        guild.whereAQueryFinds("One").asks(play(Placement.LAST));
        Instant started = guild.now();
        guild.after(Duration.ofMillis(750));
        guild.asks(new PlaybackCommand.Pause());
        guild.asks(new PlaybackCommand.Resume());
        var ended = new PlayerInput.TrackEnded(guild.loaded().entry().id());
        assertThat(Player.notBefore(guild.state(), ended))
                .isEqualTo(started.plusMillis(750).plus(Player.BETWEEN_STARTS));
        guild.after(Duration.ofMillis(250));
        guild.asks(new PlaybackCommand.Pause());
        assertThat(Player.notBefore(guild.state(), ended)).isEqualTo(Instant.MIN);
    }

    @Test
    void what_no_node_can_do_is_not_said_to_be_heard() {
        Filters both = FAST.with(new Tremolo(4, 0.5f));
        Scene guild = aGuildThatIsPlaying("One").whereItSounds(both).after(Duration.ofSeconds(8));
        guild.happens(new PlayerInput.FiltersMissing(Set.of(Kind.TIMESCALE, Kind.KARAOKE)));
        assertThat(guild.state().sound().filters()).isEqualTo(Filters.of(new Tremolo(4, 0.5f)));
        assertThat(guild.position()).isEqualTo(10_000);
        guild.after(Duration.ofSeconds(8));
        assertThat(guild.position()).isEqualTo(18_000);
        assertThat(guild.happens(new PlayerInput.FiltersMissing(Set.of(Kind.TIMESCALE))))
                .isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void where_nothing_plays_filters_wait_for_what_will() {
        Scene guild = aQuietGuild().whereItSounds(FAST);
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.state().sound()).isEqualTo(Sound.PLAIN.with(FAST));
    }
}
