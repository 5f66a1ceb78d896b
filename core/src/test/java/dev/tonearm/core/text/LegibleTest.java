package dev.tonearm.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "So What",
                "Für Elise – Café №5",
                "東京事変 群青日和",
                "Việt Nam",
                "हिन्दी क्\u200Dष संगीत",
                "ไม่ใช่เดี๋ยวนี้",
                "👨\u200D👩\u200D👧 ❤\uFE0F\u200D🔥 👋🏽",
                "🏳\uFE0F\u200D🌈 1\uFE0F\u20E3 🇩🇪",
                "葛\uDB40\uDD00飾区",
                "T\u0308a\u0301\u0302"
            })
    void what_a_language_or_an_emoji_needs_stays(String text) {
        assertThat(Legible.line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום עולם", "شَكْرًا", "می\u200Cخواهم", "أغنية (live)", "שלום!\u200F"})
    void text_from_right_to_left_has_a_direction_of_its_own(String text) {
        assertThat(Legible.line(text)).isEqualTo("\u2068" + text + "\u2069");
    }

    @ParameterizedTest
    @CsvSource({
        "evil\u202Egnp.exe, evilgnp.exe",
        "a\u2066b\u2067c\u2068d\u2069e, abcde",
        "a\u200Bb\u2060c\uFEFFd\u00ADe, abcde",
        "x\u3164y\u115Fz\uFFA0, xyz",
        "mark\u200Eed\u200F, marked",
        "a\u200Db\u200C, ab",
        "🎵\u200D, 🎵",
        "a\uFE0F\uFE0F\uFE0F\uFE0Fb, a\uFE0Fb",
        "tag\uDB40\uDC41\uDB40\uDC42s, tags",
        "\u0301leading, leading",
        "half\uD83D, half\uFFFD",
        "\uDE00half, \uFFFDhalf",
        "no\uFFFFne, none"
    })
    void what_hides_breaks_or_turns_the_rest_goes(String text, String legible) {
        assertThat(Legible.line(text)).isEqualTo(legible);
    }

    @Test
    void every_kind_of_space_and_break_is_one_space() {
        assertThat(Legible.line("\t a\r\n\u2028 b\u0000\u2003c\u2800\u3000")).isEqualTo("a b c");
    }

    @Test
    void marks_are_piled_no_higher_than_a_language_does() {
        assertThat(Legible.line("Z" + "\u0351".repeat(40) + "o" + "\u0321".repeat(40)))
                .isEqualTo("Z" + "\u0351".repeat(4) + "o" + "\u0321".repeat(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200B\u202E\u3164\u2800\n", "\u0301", "\uFE0F", "\u200F"})
    void there_is_nothing_to_see_in_what_is_invisible(String text) {
        assertThat(Legible.shows(text)).isFalse();
        assertThat(Legible.line(text)).isEmpty();
    }

    @Test
    void a_cut_splits_no_character() {
        assertThat(Legible.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Legible.line("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Legible.line("abc 👨\u200D👩\u200D👧 x", 9)).isEqualTo("abc…");
        assertThat(Legible.line("ab👋🏽cd", 6)).isEqualTo("ab…");
        assertThat(Legible.line("😀😀😀", 4)).isEqualTo("😀…");
        assertThat(Legible.line("👨\u200D👩\u200D👧\u200D👦", 5)).isEqualTo("👨\u200D…");
        assertThat(Legible.line("שלום עולם", 8)).isEqualTo("\u2068שלום…\u2069");
    }
}
