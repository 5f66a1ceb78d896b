package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.queue.ShowQueue;
import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.playback.PlaybackCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonsTest {
    @Test
    void a_button_means_its_command() {
        assertThat(Buttons.pressed(CustomId.SKIP))
                .contains(new Request.Player(new PlaybackCommand.Skip(1)));
    }

    @Test
    void a_page_button_carries_its_page() {
        assertThat(Buttons.pressed(CustomId.turnTo(7)))
                .contains(new Request.Turn(new ShowQueue(7)));
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
        assertThat(Buttons.pressed(id)).isEmpty();
    }
}
