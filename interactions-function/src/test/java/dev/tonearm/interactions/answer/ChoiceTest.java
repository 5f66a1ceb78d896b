package dev.tonearm.interactions.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "So What – Miles, So What – Miles",
        "evil\u202Etxt\u200B, eviltxt",
        "two\u0085lines, two lines",
        "half\uD83D, half\uFFFD",
        "*bold*, *bold*",
        "שלום, \u2068שלום\u2069",
        "\u200B, ?"
    })
    void a_name_is_legible_and_shown_as_it_is(String name, String shown) {
        assertThat(written(new Choice.OfNumber(name, 1))).isEqualTo(shown);
        assertThat(written(new Choice.OfText(name, "value"))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"a", "😀", "👨\u200D👩\u200D👧", "ש"})
    void a_long_name_is_cut_between_two_characters(String character) {
        String shown = written(new Choice.OfNumber(character.repeat(120), 1));
        assertThat(shown.length()).isBetween(90, Choice.MAX_LENGTH);
        String name = shown.replaceAll("[\u2068\u2069…]", "");
        assertThat(name.replace(character, "")).isEmpty();
    }

    private static String written(Choice choice) {
        return JsonObject.parse(JsonWriter.object(to -> Choice.write(to, choice))).string("name");
    }
}
