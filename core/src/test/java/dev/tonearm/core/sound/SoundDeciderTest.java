package dev.tonearm.core.sound;

import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.Band;
import dev.tonearm.core.sound.SoundCommand.PutFilter;
import dev.tonearm.core.sound.SoundCommand.ResetEffects;
import dev.tonearm.core.sound.SoundCommand.SetBands;
import dev.tonearm.core.sound.SoundCommand.SetPitch;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.sound.SoundCommand.TakeOut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SoundDeciderTest {
    private static final Decision NOTHING_CHANGES = new Decision.Accepted(List.of());

    @Test
    void a_preset_takes_the_place_of_what_was_heard_unless_they_are_combined() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new ApplyPreset(Preset.NIGHTCORE, false));
        guild.asks(new ApplyPreset(Preset.EIGHT_D, false));
        assertThat(heard(guild)).isEqualTo(Filters.of(Preset.EIGHT_D.filter()));
        guild.asks(new ApplyPreset(Preset.NIGHTCORE, true));
        guild.asks(new ApplyPreset(Preset.BASSBOOST_LOW, true));
        guild.asks(new ApplyPreset(Preset.TREBLE, true));
        assertThat(heard(guild))
                .isEqualTo(
                        Filters.of(
                                Preset.EIGHT_D.filter(),
                                Preset.NIGHTCORE.filter(),
                                Preset.TREBLE.filter()));
        assertThat(guild.asks(new ApplyPreset(Preset.TREBLE, true))).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void speed_and_pitch_are_set_apart_from_each_other() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(40));
        guild.asks(new SetSpeed(1.25));
        assertThat(heard(guild)).isEqualTo(Filters.of(new Timescale(1.25, 1, 1)));
        guild.asks(new SetPitch(1.5));
        assertThat(heard(guild)).isEqualTo(Filters.of(new Timescale(1.25, 1.5, 1)));
        guild.after(Duration.ofSeconds(40));
        assertThat(guild.position()).isEqualTo(90_000);
        guild.asks(new SetSpeed(1));
        guild.asks(new SetPitch(1));
        assertThat(heard(guild)).isEqualTo(Filters.NONE);
    }

    @Test
    void a_filter_takes_the_place_of_its_kind_and_bands_of_themselves_alone() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new PutFilter(new Tremolo(4, 0.5f)));
        guild.asks(new PutFilter(new Tremolo(9, 1)));
        guild.asks(new SetBands(List.of(new Band(0, 0.25f), new Band(14, -0.25f))));
        guild.asks(new SetBands(List.of(new Band(0, 0), new Band(3, 0.5f))));
        Equalizer bands = Equalizer.FLAT.with(14, -0.25f).with(3, 0.5f);
        assertThat(heard(guild)).isEqualTo(Filters.of(new Tremolo(9, 1), bands));
        guild.asks(new TakeOut(Kind.TREMOLO));
        assertThat(heard(guild)).isEqualTo(Filters.of(bands));
        guild.asks(new SetVolume(40));
        guild.asks(new ResetEffects());
        assertThat(heard(guild)).isEqualTo(Filters.NONE);
        assertThat(guild.state().volume()).isEqualTo(40);
        assertThat(guild.asks(new ResetEffects())).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void what_the_node_lacks_is_refused_and_what_it_cannot_do_any_more_can_be_taken_off() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new SetSpeed(1.25));
        guild.whereTheNodeHas("tremolo", "lowPass");
        assertThat(guild.asks(new ApplyPreset(Preset.KARAOKE, true)))
                .isEqualTo(refused(Kind.KARAOKE));
        assertThat(guild.asks(new SetSpeed(1.5))).isEqualTo(refused(Kind.TIMESCALE));
        guild.asks(new PutFilter(new LowPass(9)));
        assertThat(heard(guild)).isEqualTo(Filters.of(new LowPass(9), new Timescale(1.25, 1, 1)));
        guild.asks(new TakeOut(Kind.TIMESCALE));
        assertThat(heard(guild)).isEqualTo(Filters.of(new LowPass(9)));
    }

    @Test
    void only_who_hears_it_changes_it_and_where_nobody_does_everybody() {
        Scene guild = aGuildThatIsPlaying("One").whereAdaIsIn(Examples.STUDIO);
        assertThat(guild.asks(new SetSpeed(1.25)))
                .isEqualTo(new Decision.Refused(new Refusal.OtherChannel(Examples.LOUNGE)));
        Scene quiet = aQuietGuild().whereAdaIsInNoVoiceChannel();
        quiet.asks(new SetSpeed(1.25));
        assertThat(heard(quiet)).isEqualTo(Filters.of(new Timescale(1.25, 1, 1)));
    }

    @Test
    void an_answer_says_all_that_is_heard_together() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new ApplyPreset(Preset.EIGHT_D, false));
        assertThat(answer(guild, new SetSpeed(1.25))).contains("speed 1.25×, 8D");
        assertThat(answer(guild, new SetSpeed(1.25))).contains("speed 1.25×, 8D");
        assertThat(answer(guild, new ResetEffects())).contains("as recorded");
    }

    private static Filters heard(Scene guild) {
        return guild.state().sound().filters();
    }

    private static Decision refused(Kind kind) {
        return new Decision.Refused(new Refusal.FiltersMissing(Set.of(kind)));
    }

    private static String answer(Scene guild, SoundCommand command) {
        List<PlayerEvent> events =
                guild.asks(command) instanceof Decision.Accepted(var accepted)
                        ? accepted
                        : List.of();
        Done done = new Done(events, guild.state(), guild.now());
        return new String(
                SoundAnswers.to(command, done, Texts.DEFAULT).edit(), StandardCharsets.UTF_8);
    }
}
