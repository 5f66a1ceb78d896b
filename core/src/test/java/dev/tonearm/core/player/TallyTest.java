package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.NOON;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a server has heard, all in all.
final class TallyTest {
    @Test
    void a_track_counts_when_it_was_heard_to_its_end_or_for_half_a_minute() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four");
        guild.after(Duration.ofSeconds(29)).asks(new Skip(1));
        assertThat(tally(guild).tracks()).isZero();
        guild.after(Duration.ofSeconds(30)).asks(new Skip(1));
        guild.after(Duration.ofSeconds(3)).theTrackEnds();
        guild.happens(new PlayerInput.TrackFailed(guild.loaded().entry().id(), "broken"));
        assertThat(tally(guild).tracks()).isEqualTo(2);
        assertThat(tally(guild).pieces().top(5))
                .containsExactly(new Ranking.Count("Two", 1, 0), new Ranking.Count("Three", 1, 0));
        assertThat(tally(guild).people().top(5))
                .containsExactly(new Ranking.Count(ADA.toString(), 2, 0));
    }

    @Test
    void what_is_paused_is_not_heard() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.after(Duration.ofSeconds(20)).asks(new Pause());
        guild.after(Duration.ofHours(1)).asks(new Resume());
        guild.after(Duration.ofSeconds(15)).asks(new Skip(1));
        assertThat(tally(guild).heard()).isEqualTo(Duration.ofSeconds(35));
        assertThat(tally(guild).commands()).isEqualTo(4);
        assertThat(tally(guild).since()).contains(NOON);
    }

    @Test
    void a_repeated_track_counts_each_time_and_a_guild_that_is_new_has_heard_nothing() {
        assertThat(Scene.aQuietGuild().state().story().tally()).isEqualTo(Tally.NOTHING);
        Ranking ranking = Ranking.NONE.with("a").with("b").with("b");
        assertThat(ranking.top(1)).containsExactly(new Ranking.Count("b", 2, 0));
    }

    @Test
    void more_names_than_are_kept_never_make_a_count_too_high() {
        Ranking ranking = Ranking.NONE;
        for (int i = 0; i < 3; i++) ranking = ranking.with("often");
        for (int i = 0; i < 500; i++) ranking = ranking.with("once " + i);
        assertThat(ranking.counts()).hasSize(Ranking.KEPT);
        assertThat(ranking.top(Ranking.KEPT))
                .allSatisfy(count -> assertThat(count.times()).isEqualTo(1));
        Ranking steady = Ranking.NONE;
        for (int i = 0; i < 500; i++) steady = steady.with("always").with("once " + i);
        assertThat(steady.top(1)).isEqualTo(List.of(new Ranking.Count("always", 500, 0)));
    }

    private static Tally tally(Scene guild) {
        return guild.state().story().tally();
    }
}
