package dev.tonearm.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void what_was_read_is_written_again_as_it_stood() {
        String text =
                "{\"z\":[\"a\",1,-2.5,true,{\"b\":{}},[]],\"a\":\"\\\"\\n\u00fc\",\"n\":9007199254740993}";
        assertThat(JsonObject.parse(text).text()).isEqualTo(text);
        assertThat(JsonObject.parse("{ \"a\" : null, \"b\" : [ null ] }").text())
                .isEqualTo("{\"b\":[]}");
    }

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
                "{\"a\":99999999999999999999}",
                "{\"a\":null,\"a\":1}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":1x}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":nul",
                "{\"a\":\"b",
                "{\"a\":\"\\",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"\\u00\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":1}//",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}"
            })
    void anything_but_one_object_is_refused(String text) {
        assertThatThrownBy(() -> JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void every_escape_and_every_space_is_read() {
        JsonObject read =
                JsonObject.parse(
                        "\uFEFF \t\r\n{ \"a\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83C\\udfb5é\" : [ ] , \"b\":[null,-0,1.5E+2,[[]]]}\n");
        assertThat(read.names()).containsExactly("a\\/\b\f\n\r\tä🎵é", "b");
        assertThat(read.value("b")).contains(List.of(0L, 150.0, List.of(List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FF",
                "C0AF",
                "C3",
                "E282",
                "EDA0BD",
                "F4908080",
                "F09F8E",
                "80",
                "C328",
                "EFBFBD80"
            })
    void bytes_that_are_not_utf8_are_refused(String hex) {
        byte[] wrong = HexFormat.of().parseHex("7B2261223A22" + hex + "227D");
        assertThatThrownBy(() -> JsonObject.parse(wrong)).isInstanceOf(JsonException.class);
        byte[] right = HexFormat.of().parseHex("7B2261223A22EFBFBD227D");
        assertThat(JsonObject.parse(right).string("a")).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"'{', 1", "'{\n\n\"a\":x}', 3", "'{}\n{}', 2", "'{\"a\":1,\n\"a\":2}', 2"})
    void where_it_breaks_off_is_said(String text, int line) {
        assertThatThrownBy(() -> JsonObject.parse(text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.line()).isEqualTo(line));
    }

    @Test
    void depth_ends_in_an_error_and_not_in_a_stack_overflow() {
        String most = "{\"a\":".repeat(99) + "[]" + "}".repeat(99);
        assertThat(JsonObject.parse(most).has("a")).isTrue();
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
