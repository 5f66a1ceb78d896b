package dev.tonearm.core.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.OptionProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressTest {
    private static final List<OptionSpec> FORM =
            List.of(
                    OptionSpec.decimal("gain", -0.25, 1),
                    OptionSpec.whole("band", 1, 15).optional(),
                    OptionSpec.text("name", 5).optional());

    @Test
    void what_the_id_and_the_select_say_is_read_by_its_type() {
        CustomId id = CustomId.of("x", 3).with(7).with(LoopMode.TRACK);
        Press press = new Press(id, List.of("queue"), Map.of());
        assertThat(press.version()).isEqualTo(3);
        assertThat(press.number(0, 1, 10)).isEqualTo(7);
        assertThat(press.choice(1, LoopMode.class)).isEqualTo(LoopMode.TRACK);
        assertThat(press.chosen(LoopMode.class)).isEqualTo(LoopMode.QUEUE);
        old(() -> press.number(0, 1, 6));
        old(() -> press.number(1, 1, 6));
        old(() -> press.number(2, 1, 6));
        old(() -> press.choice(0, LoopMode.class));
        old(() -> new Press(id, List.of(), Map.of()).chosen());
        old(() -> new Press(id, List.of("a", "b"), Map.of()).chosen());
        old(() -> new Press(id, List.of("a"), Map.of()).chosen(LoopMode.class));
    }

    @Test
    void a_form_is_checked_as_a_command_is() {
        OptionValues values = filled(Map.of("gain", " 0,5 ", "band", "3", "name", ""));
        assertThat(values.requiredNumber("gain")).isEqualTo(0.5);
        assertThat(values.whole("band")).contains(3);
        assertThat(values.text("name")).as("an empty line is none").isEmpty();
        assertThatThrownBy(() -> filled(Map.of()).requiredNumber("gain"))
                .hasMessageContaining("MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "gain, 1.5, OUT_OF_RANGE",
        "gain, loud, WRONG_TYPE",
        "gain, NaN, OUT_OF_RANGE",
        "band, 1.5, WRONG_TYPE",
        "band, 16, OUT_OF_RANGE",
        "name, toolong, TOO_LONG",
    })
    void a_line_that_a_command_would_not_take_is_named(
            String field, String text, OptionProblem problem) {
        assertThatThrownBy(() -> filled(Map.of(field, text)))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        e -> {
                            assertThat(e.option()).isEqualTo(field);
                            assertThat(e.problem()).isEqualTo(problem);
                        });
    }

    private static OptionValues filled(Map<String, String> fields) {
        return new Press(CustomId.of("x", 1), List.of(), fields).filled(FORM);
    }

    private static void old(Runnable read) {
        assertThatThrownBy(read::run).isInstanceOf(OldPressException.class);
    }
}
