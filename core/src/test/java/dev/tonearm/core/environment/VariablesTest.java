package dev.tonearm.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private final Variables variables =
            new Variables(
                    Map.of(
                            "TOKEN", " a-secret ",
                            "ID", "1500000000000000005",
                            "MANY", "seven",
                            "FEW", "0",
                            "PLACE", "no place",
                            "BLANK", " "));

    @Test
    void what_is_there_is_read_without_its_margins() {
        assertThat(variables.required("TOKEN")).contains("a-secret");
        assertThat(variables.id("ID")).contains(1_500_000_000_000_000_005L);
        assertThat(variables.number("FEW", 1, 0, 5)).contains(0);
        variables.check();
    }

    @Test
    void what_is_absent_or_blank_has_its_fallback() {
        assertThat(variables.optional("ABSENT", "usual")).isEqualTo("usual");
        assertThat(variables.optional("BLANK", "usual")).isEqualTo("usual");
        assertThat(variables.number("BLANK", 4, 1, 5)).contains(4);
        assertThat(variables.optional("ABSENT", URI.create("/"), URI::create))
                .contains(URI.create("/"));
        variables.check();
    }

    @Test
    void all_problems_are_told_at_once_and_none_repeats_a_value() {
        assertThat(variables.required("ABSENT")).isEmpty();
        assertThat(variables.id("TOKEN")).isEmpty();
        assertThat(variables.number("MANY", 1, 1, 5)).isEmpty();
        assertThat(variables.number("FEW", 1, 1, 5)).isEmpty();

        WrongSettingsException wrong =
                catchThrowableOfType(WrongSettingsException.class, variables::check);

        assertThat(wrong.problems())
                .containsExactly(
                        "ABSENT is missing",
                        "TOKEN: not a Discord id",
                        "MANY is not a number",
                        "FEW: not between 1 and 5");
        assertThat(wrong).hasMessageNotContainingAny("a-secret", "seven");
    }

    @Test
    void any_text_is_read_as_variables_are() {
        assertThat(variables.parse("--guild", "x", Variables::snowflake)).isEmpty();
        assertThatThrownBy(variables::check).hasMessage("--guild: not a Discord id");
    }
}
