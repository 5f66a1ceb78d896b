package dev.tonearm.core.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Meaning;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.sound.SoundCommand.Band;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The menu of presets and the forms of the equaliser, from what Discord sends.
class SoundRoutesTest {
    @Test
    void every_preset_can_be_chosen_and_none_too() {
        for (Preset preset : Preset.values()) {
            assertThat(chosen(preset.label()))
                    .isEqualTo(player(new SoundCommand.ApplyPreset(preset, false)));
        }
        assertThat(chosen("none")).isEqualTo(player(new SoundCommand.ResetEffects()));
        assertThat(chosen("louder")).isEqualTo(new Meaning.Old());
    }

    @Test
    void a_button_of_the_equaliser_asks_for_its_bands() {
        assertThat(Catalogue.pressed("t1:bands:middle", List.of(), Map.of()))
                .isEqualTo(
                        new Meaning.Understood(
                                new Request.Ask(new EqualizerForm(EqualizerPart.MIDDLE))));
        assertThat(Catalogue.pressed("t1:bands:all", List.of(), Map.of()))
                .isEqualTo(new Meaning.Old());
        assertThat(Catalogue.pressed("t1:bands", List.of(), Map.of())).isEqualTo(new Meaning.Old());
    }

    /// Or somebody would fill in a form that is refused when it is sent.
    @Test
    void the_form_needs_of_a_plan_what_its_command_needs() {
        for (EqualizerPart part : EqualizerPart.values()) {
            var command = new SoundCommand.SetBands(List.of(new Band(part.first(), 1)));
            assertThat(new EqualizerForm(part).feature()).isEqualTo(command.feature()).isPresent();
        }
    }

    @Test
    void the_equaliser_can_be_shown_again_as_it_is_by_now() {
        assertThat(Catalogue.pressed("t1:equalizer", List.of(), Map.of()))
                .isEqualTo(new Meaning.Understood(new Request.Turn(new ShowEqualizer())));
    }

    @Test
    void the_lines_that_were_filled_in_are_set_and_the_others_stay() {
        assertThat(filled("bass", Map.of("25hz", "0,5", "160hz", "-0.25", "40hz", "")))
                .isEqualTo(
                        player(
                                new SoundCommand.SetBands(
                                        List.of(new Band(0, 0.5f), new Band(4, -0.25f)))));
        assertThat(filled("treble", Map.of("16000hz", "1")))
                .isEqualTo(player(new SoundCommand.SetBands(List.of(new Band(14, 1)))));
    }

    @Test
    void a_line_that_is_no_gain_is_named() {
        assertThat(filled("bass", Map.of("25hz", "2")))
                .isEqualTo(new Meaning.Invalid("25hz", OptionProblem.OUT_OF_RANGE));
        assertThat(filled("bass", Map.of("40hz", "much")))
                .isEqualTo(new Meaning.Invalid("40hz", OptionProblem.WRONG_TYPE));
        assertThat(filled("bass", Map.of()))
                .isEqualTo(new Meaning.Invalid("25hz", OptionProblem.MISSING));
    }

    private static Meaning chosen(String value) {
        return Catalogue.pressed("t1:preset", List.of(value), Map.of());
    }

    private static Meaning filled(String part, Map<String, String> fields) {
        return Catalogue.pressed("t1:gains:" + part, List.of(), fields);
    }

    private static Meaning player(PlayerCommand command) {
        return new Meaning.Understood(new Request.Player(command));
    }
}
