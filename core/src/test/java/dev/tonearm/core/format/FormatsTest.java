package dev.tonearm.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final WireForm OLD = () -> "old";
    private static final WireForm NEW =
            new WireForm() {
                @Override
                public String wire() {
                    return "new";
                }

                @Override
                public int since() {
                    return 3;
                }
            };

    private final Formats two = new Formats(2, 2, Set.of());

    @Test
    void what_has_no_number_is_of_the_first_format() {
        assertThat(read(two, "{'a':1}")).isEqualTo(new Reading.Read<>(1L));
        assertThat(read(two, "{'format':1,'a':1}")).isEqualTo(new Reading.Read<>(1L));
        assertThat(read(two, "{'format':2,'a':1}")).isEqualTo(new Reading.Read<>(1L));
    }

    @Test
    void of_what_is_newer_nothing_is_read_but_its_number() {
        assertThat(read(two, "{'a':{'quite':'different'},'format':3}"))
                .isEqualTo(new Reading.Newer<>(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'format':0,'a':1}", "{'format':-1,'a':1}"})
    void a_number_that_no_format_has_is_refused(String json) {
        assertThatThrownBy(() -> read(two, json)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'format':'2','a':1}", "{'format':9999999999,'a':1}", "{'format':2.5}"})
    void what_is_no_number_is_refused(String json) {
        assertThatThrownBy(() -> read(two, json)).isInstanceOf(JsonException.class);
    }

    @Test
    void the_first_format_is_written_as_it_was_before_there_were_numbers() {
        assertThat(marked(1)).isEqualTo("{}");
        assertThat(marked(2)).isEqualTo("{\"format\":2}");
    }

    @Test
    void a_form_needs_the_format_that_it_came_with() {
        assertThat(two.of(OLD)).isEqualTo(1);
        assertThat(two.of(NEW)).isEqualTo(3);
        assertThat(two.mayWrite(two.of(NEW))).isFalse();
    }

    @Test
    void a_rehearsed_form_needs_the_next_format() {
        Formats next = Formats.CURRENT.rehearsing(Set.of("old"));
        assertThat(next.of(OLD)).isEqualTo(Formats.NEWEST + 1);
        assertThat(next.reads()).isEqualTo(Formats.NEWEST + 1);
        assertThat(next.mayWrite(next.of(OLD))).isTrue();
        assertThat(next.writing(Formats.NEWEST).mayWrite(next.of(OLD))).isFalse();
    }

    @Test
    void nobody_writes_what_they_do_not_read() {
        assertThatThrownBy(() -> two.writing(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> two.writing(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void operators_set_what_is_written_and_what_is_rehearsed() {
        assertThat(Formats.of("", "")).isEqualTo(Formats.CURRENT);
        assertThat(Formats.of(" 1 ", "")).isEqualTo(Formats.CURRENT.writing(1));
        assertThat(Formats.of("", "volume, loop,"))
                .isEqualTo(Formats.CURRENT.rehearsing(Set.of("volume", "loop")));
        assertThatThrownBy(() -> Formats.of("newest", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a number");
        assertThatThrownBy(() -> Formats.of("99", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can be written");
    }

    private static Reading<Long> read(Formats formats, String json) {
        return formats.read(
                JsonObject.parse(json.replace('\'', '"')), object -> object.number("a"));
    }

    private static String marked(int format) {
        byte[] json = JsonWriter.object(to -> Formats.mark(to, format));
        return new String(json, StandardCharsets.UTF_8);
    }
}
