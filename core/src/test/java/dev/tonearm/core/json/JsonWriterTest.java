package dev.tonearm.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void half_a_surrogate_pair_is_written_as_a_character_that_says_so() {
        byte[] json =
                JsonWriter.object(to ->
                        to.put("a", "x\uD83D")
                                .put("b", "\uDE00\uD83D\uDE00")
                                .strings("c", List.of("\uD83Dy")));
        JsonObject read = JsonObject.parse(json);
        assertThat(read.string("a")).isEqualTo("x\uFFFD");
        assertThat(read.string("b")).isEqualTo("\uFFFD😀");
        assertThat(read.strings("c")).containsExactly("\uFFFDy");
    }

    @Test
    void in_ascii_nothing_turns_or_hides_the_text_around_it() {
        assertThat(text(JsonWriter.ascii(to -> to.put("a", "x\u202Ey\n\u200Bü\uD83D"))))
                .isEqualTo("{\"a\":\"x\\u202Ey\\n\\u200B\\u00FC\\uFFFD\"}");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
