package dev.tonearm.core.playback;

import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static dev.tonearm.core.player.Scene.radio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is live: a radio station has no length and no places, and comes as fast as it is made.
class LiveTest {
    private final Scene guild = aQuietGuild().whereAQueryFinds(radio());

    LiveTest() {
        guild.asks(play(Placement.LAST));
    }

    @Test
    void nobody_seeks_in_it() {
        for (SeekTarget target :
                new SeekTarget[] {
                    new SeekTarget.To(Duration.ZERO),
                    new SeekTarget.By(Duration.ofSeconds(15)),
                    new SeekTarget.By(Duration.ofSeconds(-15))
                }) {
            assertThat(guild.asks(new Seek(target)))
                    .isEqualTo(new Decision.Refused(Refusal.Simple.NOT_SEEKABLE));
        }
    }

    @Test
    void it_keeps_its_own_speed_whatever_is_set() {
        guild.asks(new SetSpeed(1.5));
        assertThat(guild.loaded().clock().rate()).isEqualTo(1);
        assertThat(heard()).isEqualTo(Filters.NONE);
    }

    @Test
    void it_is_higher_where_that_is_wanted() {
        guild.asks(new ApplyPreset(Preset.NIGHTCORE, false));
        double pitch = 1.2;
        assertThat(heard()).isEqualTo(Filters.of(new Timescale(1, pitch, 1)));
    }

    @Test
    void the_next_track_is_as_fast_as_was_set() {
        guild.asks(new SetSpeed(1.5));
        guild.whereAQueryFinds("One").asks(play(Placement.NOW));
        assertThat(guild.loaded().clock().rate()).isEqualTo(1.5);
        guild.whereAQueryFinds(radio()).asks(play(Placement.NOW));
        assertThat(guild.loaded().clock().rate()).isEqualTo(1);
    }

    @Test
    void a_node_that_plays_it_at_its_own_speed_is_where_it_should_be() {
        guild.asks(new SetSpeed(2));
        guild.after(Duration.ofSeconds(30));
        var report =
                new PlayerInput.PositionReported(guild.loaded().entry().id(), 30_000, guild.now());
        assertThat(guild.happens(report)).isEqualTo(new Decision.Accepted(List.of()));
    }

    private Filters heard() {
        return guild.state().desired() instanceof DesiredPlayer.Playing(_, _, var sound)
                ? sound.filters()
                : Filters.NONE;
    }
}
