package dev.tonearm.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void members_read_as_they_were_written() {
        byte[] json =
                JsonWriter.object(to ->
                        to.put("text", "ä\"\\\n🎵")
                                .put("number", Long.MIN_VALUE)
                                .put("flag", true)
                                .putNull("nothing")
                                .put("object", inner -> inner.put("a", 1))
                                .numbers("numbers", List.of(1L, 2L))
                                .strings("strings", List.of("x")));
        JsonObject read = JsonObject.parse(json);
        assertThat(read.string("text")).isEqualTo("ä\"\\\n🎵");
        assertThat(read.number("number")).isEqualTo(Long.MIN_VALUE);
        assertThat(read.flag("flag")).isTrue();
        assertThat(read.has("nothing")).isFalse();
        assertThat(read.object("object").integer("a")).isEqualTo(1);
        assertThat(read.numbers("numbers")).containsExactly(1L, 2L);
        assertThat(read.strings("strings")).containsExactly("x");
        assertThat(read.objects("absent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "{",
                "{\"a\":}",
                "{\"a\":1,\"a\":2}",
                "{} x",
                "{\"a\":99999999999999999999}"
            })
    void anything_but_one_object_is_refused(String text) {
        assertThatThrownBy(() -> JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void depth_ends_in_an_error_and_not_in_a_stack_overflow() {
        String deep = "{\"a\":".repeat(100_000);
        assertThatThrownBy(() -> JsonObject.parse(deep)).isInstanceOf(JsonException.class);
    }

    @Test
    void an_error_names_the_member_and_never_its_value() {
        JsonObject json = JsonObject.parse("{\"token\":\"secret\"}");
        assertThatThrownBy(() -> json.number("token"))
                .hasMessageContaining("'token'")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> json.string("absent")).hasMessageContaining("'absent' is missing");
    }
}
