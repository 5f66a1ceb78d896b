package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.track;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be said of lengths, places and waiting times, and what cannot.
final class TimesTest {
    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 2_592_000_001L})
    void a_length_that_no_track_has_is_unknown(long millis) {
        assertThat(ofLength(millis).length()).isEmpty();
        assertThat(ofLength(180_000).length()).hasValue(Duration.ofMinutes(3));
        assertThat(Scene.radio().length()).isEmpty();
    }

    @Test
    void a_track_of_unknown_length_plays_on_past_the_length_that_was_said() {
        Scene guild = aQuietGuild().whereAQueryFinds(ofLength(0));
        guild.asks(play(Placement.LAST));
        guild.after(Duration.ofSeconds(70));
        assertThat(guild.position()).isEqualTo(70_000);
        assertThat(guild.loaded().remainingAt(guild.now())).isEmpty();
    }

    @Test
    void nobody_knows_where_a_track_of_unknown_length_ends_so_any_place_can_be_sought() {
        Scene guild = aQuietGuild().whereAQueryFinds(ofLength(0));
        guild.asks(play(Placement.LAST));
        guild.asks(new PlaybackCommand.Seek(new SeekTarget.To(Duration.ofMinutes(5))));
        assertThat(guild.position()).isEqualTo(300_000);
    }

    @Test
    void the_remaining_time_is_that_of_what_plays_and_waits() {
        Scene guild = aGuildThatIsPlaying("One", "Two").after(Duration.ofMinutes(1));
        assertThat(guild.state().remainingAt(guild.now())).hasValue(Duration.ofMinutes(5));
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.TRACK));
        assertThat(guild.state().remainingAt(guild.now())).isEmpty();
    }

    @Test
    void nobody_knows_the_remaining_time_of_what_is_live_or_has_no_length() {
        Scene live = aGuildThatIsPlaying("One").whereAQueryFinds(Scene.radio());
        live.asks(play(Placement.LAST));
        assertThat(live.state().remainingAt(live.now())).isEmpty();
        Scene endless = aGuildThatIsPlaying("One").whereAQueryFinds(ofLength(Long.MAX_VALUE));
        endless.asks(play(Placement.LAST));
        assertThat(endless.state().remainingAt(endless.now())).isEmpty();
    }

    @Test
    void what_waits_waits_for_all_before_it() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three").after(Duration.ofMinutes(1));
        assertThat(waits(guild, 1)).isEqualTo(new Wait.For(Duration.ofMinutes(5)));
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.QUEUE));
        assertThat(waits(guild, 1)).isEqualTo(new Wait.For(Duration.ofMinutes(5)));
    }

    @Test
    void nobody_knows_how_long_something_waits_that_waits_for_somebody() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.TRACK));
        assertThat(waits(guild, 0)).isEqualTo(Wait.Unknown.REPEATING);
        guild.asks(new PlaybackCommand.Pause());
        assertThat(waits(guild, 0)).isEqualTo(Wait.Unknown.PAUSED);
        guild.asks(new PlaybackCommand.Stop());
        assertThat(waits(guild, 0)).isEqualTo(Wait.Unknown.PAUSED);
    }

    @Test
    void nobody_knows_how_long_something_waits_behind_what_is_live_or_has_no_length() {
        Scene live = aQuietGuild().whereAQueryFinds(Scene.radio());
        live.asks(play(Placement.LAST));
        live.whereAQueryFinds("One", "Two").asks(play(Placement.LAST));
        assertThat(waits(live, 1)).isEqualTo(Wait.Unknown.LIVE);
        live.asks(new PlaybackCommand.Skip(1));
        assertThat(waits(live, 0)).isEqualTo(new Wait.For(Duration.ofMinutes(3)));
        live.whereAQueryFinds(Scene.radio()).asks(play(Placement.NEXT));
        assertThat(waits(live, 0)).isEqualTo(new Wait.For(Duration.ofMinutes(3)));
        assertThat(waits(live, 1)).isEqualTo(Wait.Unknown.LIVE);
        Scene endless = aQuietGuild().whereAQueryFinds(ofLength(Long.MAX_VALUE));
        endless.asks(play(Placement.LAST));
        endless.whereAQueryFinds("One").asks(play(Placement.LAST));
        assertThat(waits(endless, 0)).isEqualTo(Wait.Unknown.NO_LENGTH);
    }

    @Test
    void what_plays_or_is_gone_does_not_wait() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        assertThat(guild.state().waitAt(guild.loaded().entry().id(), guild.now()))
                .isEqualTo(Wait.Unknown.NOT_WAITING);
        assertThat(guild.state().waitAt(new EntryId(99), guild.now()))
                .isEqualTo(Wait.Unknown.NOT_WAITING);
    }

    private static Wait waits(Scene guild, int index) {
        return guild.state().waitAt(guild.state().queue().get(index).id(), guild.now());
    }

    private static Track ofLength(long millis) {
        Track some = track("Some");
        return new Track(some.encoded(), "Some", "", millis, some.uri(), "", false, true);
    }
}
