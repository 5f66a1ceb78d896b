package dev.tonearm.core.playback;

import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.SkipTo;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.PlayerJson;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import org.junit.jupiter.api.Test;

/// Going to a track that waits.
class SkipToTest {
    @Test
    void skipping_to_a_track_ends_all_before_it() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four");
        guild.asks(new SkipTo(2));
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("Four");
    }

    @Test
    void while_the_queue_loops_those_before_it_go_to_the_end() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four");
        guild.asks(new SetLoop(LoopMode.QUEUE));
        guild.asks(new SkipTo(2));
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("Four", "One", "Two");
    }

    @Test
    void going_once_round_a_queue_that_loops_plays_the_same_again() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new SetLoop(LoopMode.QUEUE));
        guild.asks(new Skip(3));
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.waiting()).containsExactly("Two", "Three");
    }

    @Test
    void jumping_gives_up_nothing_but_what_plays() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four");
        guild.asks(new Jump(3));
        assertThat(guild.playing()).isEqualTo("Four");
        assertThat(guild.waiting()).containsExactly("Two", "Three");
        assertThat(guild.state().recent()).hasSize(1);
    }

    @Test
    void jumping_starts_music_that_was_stopped() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new Stop());
        guild.asks(new Jump(2));
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.waiting()).containsExactly("One");
    }

    @Test
    void a_place_that_is_not_there_is_named() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        var refused = new Decision.Refused(new Refusal.NoSuchPosition(2, 1));
        assertThat(guild.asks(new SkipTo(2))).isEqualTo(refused);
        assertThat(guild.asks(new Jump(2))).isEqualTo(refused);
        guild.asks(new Skip(1));
        assertThat(guild.asks(new SkipTo(1)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOTHING_QUEUED));
        assertThat(aQuietGuild().asks(new Jump(1)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOTHING_QUEUED));
    }

    @Test
    void whoever_listens_elsewhere_jumps_nowhere() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAdaIsIn(STUDIO);
        assertThat(guild.asks(new Jump(1)))
                .isEqualTo(new Decision.Refused(new Refusal.OtherChannel(Examples.LOUNGE)));
    }

    @Test
    void however_many_are_passed_over_the_line_is_short() {
        String[] titles =
                Examples.entries(1, 2_000).stream()
                        .map(QueueEntry::track)
                        .map(track -> track.title())
                        .toArray(String[]::new);
        Scene guild = aGuildThatIsPlaying(titles);
        guild.asks(new SetLoop(LoopMode.QUEUE));
        guild.asks(new SkipTo(1_900));
        byte[] line = new PlayerJson(Formats.CURRENT).write(guild.lines().getLast());
        assertThat(line).hasSizeLessThan(1_000);
    }
}
