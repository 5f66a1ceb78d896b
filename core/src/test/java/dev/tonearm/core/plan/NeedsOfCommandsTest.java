package dev.tonearm.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.ResetEffects;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.sound.SoundCommand.TakeOut;
import org.junit.jupiter.api.Test;

final class NeedsOfCommandsTest {
    @Test
    void a_change_of_the_sound_is_a_feature_and_taking_it_back_is_none() {
        assertThat(new ApplyPreset(Preset.NIGHTCORE, false).feature()).contains(Feature.EFFECTS);
        assertThat(new SetSpeed(1.5).feature()).contains(Feature.EFFECTS);
        assertThat(new TakeOut(Filter.Kind.TREMOLO).feature()).isEmpty();
        assertThat(new ResetEffects().feature()).isEmpty();
        assertThat(new Pause().feature()).isEmpty();
    }

    @Test
    void louder_than_the_source_is_a_feature() {
        assertThat(new SetVolume(101).feature()).contains(Feature.VOLUME_OVER_100);
        assertThat(new SetVolume(100).feature()).isEmpty();
    }

    @Test
    void what_was_set_under_a_higher_plan_stays_set_and_does_not_act() {
        Manners set = Manners.USUAL.withStays(true).withVolume(150).withFair(true);
        Manners acting = set.within(SomePlans.LITTLE);

        assertThat(acting).isEqualTo(Manners.USUAL.withVolume(100).withFair(true));
        assertThat(set.within(Limits.STANDARD)).isEqualTo(set);
        assertThat(GuildSettings.USUAL.with(set).needs())
                .containsExactlyInAnyOrder(Feature.ALWAYS_ON, Feature.VOLUME_OVER_100);
    }
}
