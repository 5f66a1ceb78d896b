package dev.tonearm.core.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final Numerals GERMAN = new Numerals(".", 4, ",");

    @Test
    void arguments_are_filled_in_where_they_stand() {
        assertThat(written("{1} by {0}, don't {0}", "x", "{1}")).isEqualTo("{1} by x, don't x");
    }

    @Test
    void a_place_without_an_argument_stays_to_be_seen() {
        assertThat(written("{0} and {1}", "x")).isEqualTo("x and {1}");
    }

    @Test
    void a_number_is_written_as_the_language_writes_it() {
        assertThat(written("{0} {1} {2}", 1_234_567, -1_000L, 999))
                .isEqualTo("1.234.567 -1.000 999");
        assertThat(written("{0} {1} {2} {3}", 1.25, 1.0, -0.05, 1_000.5f))
                .isEqualTo("1,25 1 -0,05 1.000,5");
    }

    @ParameterizedTest
    @CsvSource({
        "0, nothing",
        "1, 1 utwór",
        "2, 2 utwory",
        "5, 5 utworów",
        "21, 21 utworów",
        "22, 22 utwory"
    })
    void a_count_chooses_the_form(int count, String text) {
        String pattern =
                "{0,plural,=0{nothing} one{{0} utwór} few{{0} utwory} many{{0} utworów}"
                        + " other{{0} utworu}}";
        assertThat(
                        Wording.parse(pattern, name -> name)
                                .with(new Object[] {count}, PluralRule.POLISH, GERMAN))
                .isEqualTo(text);
    }

    @Test
    void a_form_holds_further_arguments_and_plurals() {
        String pattern = "{0,plural,one{a {1}}other{{0} {1,plural,one{x}other{y}}}}";
        assertThat(written(pattern, 1, 5)).isEqualTo("a 5");
        assertThat(written(pattern, 2, 1)).isEqualTo("2 x");
        assertThat(Wording.parse(pattern, name -> name).arguments()).containsExactly(0, 1);
    }

    @Test
    void a_command_is_named_as_its_reader_knows_it() {
        assertThat(
                        Wording.parse("`{/help command:}` helps", written -> written.substring(1))
                                .with(new Object[0], PluralRule.NONE, GERMAN))
                .isEqualTo("`help command:` helps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0",
                "{",
                "{}",
                "0}",
                "{x}",
                "{0,number}",
                "{0,choice,0#a}",
                "{0,plural,one{a}}",
                "{0,plural,one{a}one{b}other{c}}",
                "{0,plural,several{a}other{c}}",
                "{0,plural,one{a}other{c}",
                "{/play"
            })
    void what_is_no_pattern_is_a_defect(String pattern) {
        assertThatThrownBy(() -> Wording.parse(pattern, name -> name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String written(String pattern, Object... arguments) {
        return Wording.parse(pattern, name -> name).with(arguments, PluralRule.ONE_ALONE, GERMAN);
    }
}
