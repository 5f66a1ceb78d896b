package dev.tonearm.core.sound;

import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.Rotation;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.catalogue.Help;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `/effects`, from what is typed to what is heard.
class EffectsTest {
    private static final Decision NOTHING_CHANGES = new Decision.Accepted(List.of());

    @Test
    void a_preset_is_heard_instead_of_what_was() {
        Scene guild = playing();
        asks(guild, "preset", Map.of("name", "8d"));
        asks(guild, "preset", Map.of("name", "nightcore"));
        assertThat(heard(guild)).isEqualTo(Filters.of(Preset.NIGHTCORE.filter()));
    }

    @Test
    void presets_are_combined_when_somebody_says_so() {
        Scene guild = playing();
        asks(guild, "preset", Map.of("name", "8d"));
        asks(guild, "preset", Map.of("name", "bassboost-low", "combine", true));
        assertThat(heard(guild))
                .isEqualTo(Filters.of(Preset.EIGHT_D.filter(), Preset.BASSBOOST_LOW.filter()));
    }

    @Test
    void speed_keeps_the_pitch_and_pitch_the_speed() {
        Scene guild = playing();
        asks(guild, "speed", Map.of("factor", 1.25));
        asks(guild, "pitch", Map.of("factor", 0.8));
        Timescale heard = heard(guild).find(Timescale.class).orElseThrow();
        assertThat(heard.factor()).isEqualTo(1.25);
        assertThat(heard.pitch() * heard.rate()).isEqualTo(0.8);
    }

    @Test
    void the_place_in_the_track_moves_on_at_the_new_speed_from_where_it_was() {
        Scene guild = playing().after(Duration.ofSeconds(10));
        asks(guild, "speed", Map.of("factor", 2L));
        assertThat(guild.position()).isCloseTo(10_000, within(1L));
        assertThat(guild.after(Duration.ofSeconds(10)).position()).isCloseTo(30_000, within(1L));
    }

    @Test
    void own_values_are_put_beside_what_is_heard() {
        Scene guild = playing();
        asks(guild, "rotation", Map.of("hertz", 0.5));
        asks(guild, "tremolo", Map.of("frequency", 4L, "depth", 0.5));
        assertThat(heard(guild)).isEqualTo(Filters.of(new Rotation(0.5), new Tremolo(4, 0.5f)));
    }

    @Test
    void values_that_change_nothing_take_the_filter_out() {
        Scene guild = playing();
        asks(guild, "rotation", Map.of("hertz", 0.5));
        asks(guild, "rotation", Map.of("hertz", 0L));
        asks(guild, "speed", Map.of("factor", 1L));
        asks(guild, "distortion", Map.of());
        asks(guild, "channels", Map.of());
        assertThat(heard(guild)).isEqualTo(Filters.NONE);
    }

    @Test
    void bands_are_set_one_by_one_and_counted_from_one() {
        Scene guild = playing();
        asks(guild, "band", Map.of("number", 1L, "gain", 0.5));
        asks(guild, "band", Map.of("number", 15L, "gain", -0.25));
        Equalizer heard = heard(guild).find(Equalizer.class).orElseThrow();
        assertThat(heard).isEqualTo(Equalizer.FLAT.with(0, 0.5f).with(14, -0.25f));
    }

    @Test
    void one_effect_is_taken_out_or_all_of_them() {
        Scene guild = playing();
        asks(guild, "preset", Map.of("name", "8d"));
        asks(guild, "preset", Map.of("name", "soft", "combine", true));
        asks(guild, "off", Map.of("kind", "low-pass"));
        assertThat(heard(guild)).isEqualTo(Filters.of(Preset.EIGHT_D.filter()));
        asks(guild, "reset", Map.of());
        assertThat(heard(guild)).isEqualTo(Filters.NONE);
        assertThat(asks(guild, "reset", Map.of())).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void what_the_node_lacks_is_refused_by_its_name() {
        Scene guild = playing().whereTheNodeHas("equalizer", "tremolo");
        assertThat(asks(guild, "preset", Map.of("name", "nightcore")))
                .isEqualTo(
                        new Decision.Refused(new Refusal.FiltersMissing(Set.of(Kind.TIMESCALE))));
        assertThat(heard(guild)).isEqualTo(Filters.NONE);
        assertThat(asks(guild, "preset", Map.of("name", "treble")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void what_is_heard_already_may_be_lacking_when_something_else_is_changed() {
        Scene guild = playing();
        asks(guild, "preset", Map.of("name", "nightcore"));
        guild.whereTheNodeHas("equalizer");
        assertThat(asks(guild, "preset", Map.of("name", "pop", "combine", true)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(asks(guild, "off", Map.of("kind", "timescale")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void only_who_hears_the_bot_changes_how_it_sounds() {
        Scene guild = playing().whereAdaIsIn(STUDIO);
        assertThat(asks(guild, "preset", Map.of("name", "pop")))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void effects_are_kept_for_the_music_that_is_to_come() {
        Scene guild = aQuietGuild();
        asks(guild, "preset", Map.of("name", "vaporwave"));
        guild.whereAQueryFinds("Moon").asks(Scene.play(Placement.LAST));
        assertThat(guild.loaded().clock().rate()).isEqualTo(0.85);
    }

    @Test
    void the_answer_says_all_that_is_heard_together() {
        Scene guild = playing();
        asks(guild, "preset", Map.of("name", "8d"));
        assertThat(answer(guild, "band", Map.of("number", 1L, "gain", 0.5), Texts.DEFAULT))
                .contains("Effects: **equaliser, 8D**");
        assertThat(answer(guild, "speed", Map.of("factor", 1.25), Texts.of("de")))
                .contains("1,25×");
        assertThat(answer(guild, "reset", Map.of(), Texts.DEFAULT)).contains("as recorded");
    }

    @Test
    void help_shows_the_parts_and_explains_each() {
        assertThat(help("effects", Texts.DEFAULT))
                .contains("`/effects tremolo frequency depth`")
                .contains("`/effects preset name [combine]`");
        assertThat(help("effects tremolo", Texts.DEFAULT)).contains("Swings a second");
        assertThat(help("/effekte klang", Texts.of("de"))).contains("`/effekte klang name [dazu]`");
        assertThat(help("effects nothing", Texts.DEFAULT)).contains("`effects nothing`");
    }

    private static String help(String command, Texts texts) {
        return json(Help.of(command, texts));
    }

    private static String answer(
            Scene guild, String part, Map<String, Object> options, Texts texts) {
        PlayerCommand command = meant(part, options);
        if (guild.asks(command) instanceof Decision.Accepted(var events)) {
            return json(
                    Catalogue.answer(command, new Done(events, guild.state(), guild.now()), texts));
        }
        throw new AssertionError("not done");
    }

    private static String json(Message message) {
        return new String(message.edit(), StandardCharsets.UTF_8);
    }

    @Test
    void values_beyond_what_an_effect_can_do_are_named() {
        for (Map.Entry<String, Map<String, Object>> wrong :
                Map.<String, Map<String, Object>>of(
                                "speed", Map.of("factor", 2.01),
                                "pitch", Map.of("factor", 0L),
                                "vibrato", Map.of("frequency", 14.5, "depth", 0.5),
                                "tremolo", Map.of("frequency", 4L, "depth", 0L),
                                "lowpass", Map.of("smoothing", 1L),
                                "band", Map.of("number", 16L, "gain", 0L),
                                "channels", Map.of("left-to-left", 1.5))
                        .entrySet()) {
            assertThat(Meaning.of(slash(wrong.getKey()), wrong.getValue()))
                    .as(wrong.getKey())
                    .isInstanceOf(Meaning.Invalid.class);
        }
    }

    @Test
    void every_preset_is_one_filter_that_changes_something() {
        for (Preset preset : Preset.values()) {
            Filter filter = preset.filter();
            assertThat(filter.changesNothing()).as(preset.label()).isFalse();
            assertThat(preset).isEqualTo(Preset.labelled(preset.label()));
        }
    }

    private static Scene playing() {
        return aGuildThatIsPlaying("Moon");
    }

    private static Filters heard(Scene guild) {
        return guild.state().sound().filters();
    }

    private static Decision asks(Scene guild, String part, Map<String, Object> options) {
        return guild.asks(meant(part, options));
    }

    private static PlayerCommand meant(String part, Map<String, Object> options) {
        if (Meaning.of(slash(part), options)
                instanceof Meaning.Understood(Request.Player(var command))) return command;
        throw new IllegalArgumentException(part + " " + options);
    }

    private static SlashCommand slash(String part) {
        return Catalogue.find("effects " + part).orElseThrow();
    }
}
