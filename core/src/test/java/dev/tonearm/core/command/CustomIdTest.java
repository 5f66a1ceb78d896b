package dev.tonearm.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomIdTest {
    @Test
    void a_button_means_its_command() {
        assertThat(CustomId.parse(CustomId.SKIP))
                .contains(new Request.Player(new PlayerCommand.Skip(1)));
    }

    @Test
    void a_page_button_carries_its_page() {
        assertThat(CustomId.parse(CustomId.turnTo(7))).contains(new Request.TurnQueue(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t1:",
                "t1:turn:",
                "t1:turn:0",
                "t1:turn:-1",
                "t1:turn:999999999999",
                "t0:skip",
                "skip"
            })
    void anything_else_is_not_ours(String id) {
        assertThat(CustomId.parse(id)).isEmpty();
    }
}
