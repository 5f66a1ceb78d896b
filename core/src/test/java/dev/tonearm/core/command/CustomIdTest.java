package dev.tonearm.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomIdTest {
    @Test
    void an_id_says_its_version_its_route_and_what_the_route_needs() {
        CustomId id = CustomId.of("band", 2).with(15).with(-3).with(LoopMode.QUEUE);
        assertThat(id.wire()).isEqualTo("t2:band:15:-3:queue");
        assertThat(CustomId.parse(id.wire())).contains(id);
        assertThat(id.arguments()).isEqualTo(List.of("15", "-3", "queue"));
    }

    @Test
    void an_id_is_never_longer_than_discord_takes() {
        CustomId id = CustomId.of("x".repeat(CustomId.MAX_LENGTH - 3), 1);
        assertThat(id.wire()).hasSize(CustomId.MAX_LENGTH);
        assertThatThrownBy(() -> id.with(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(CustomId.parse(id.wire() + ":1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t",
                "t1",
                "t1:",
                ":",
                "x1:pause",
                "pause",
                "t0:pause",
                "t01:pause",
                "t-1:pause",
                "t+1:pause",
                "t1000:pause",
                "t99999999999:pause",
                "tx:pause",
                "t1:Pause",
                "t1:turn:",
                "t1:turn::1",
                "t1:turn:ä",
                "t1:turn:1 ",
                "T1:pause"
            })
    void what_is_not_written_as_we_write_is_none_of_ours(String wire) {
        assertThat(CustomId.parse(wire)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pause", "a:b", "a b"})
    void no_route_has_a_name_that_could_be_read_as_something_else(String route) {
        assertThatThrownBy(() -> CustomId.of(route, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
