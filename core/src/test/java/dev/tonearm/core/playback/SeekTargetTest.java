package dev.tonearm.core.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeekTargetTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "90, 90",
        "1:30, 90",
        "01:02:03, 3723",
        "1m30s, 90",
        "2h, 7200",
        "45s, 45",
        "' 5 ', 5"
    })
    void a_position_from_the_start(String text, long seconds) {
        assertThat(SeekTarget.parse(text)).contains(new SeekTarget.To(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"+15, 15", "-15, -15", "-1:00, -60", "+1m, 60"})
    void a_distance_from_where_it_is(String text, long seconds) {
        assertThat(SeekTarget.parse(text)).contains(new SeekTarget.By(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "-",
                "later",
                "1:",
                ":30",
                "1:2:3:4",
                "--5",
                "1.5",
                "99999999999",
                "s",
                "٣"
            })
    void anything_else_is_not_a_position(String text) {
        assertThat(SeekTarget.parse(text)).isEmpty();
    }
}
