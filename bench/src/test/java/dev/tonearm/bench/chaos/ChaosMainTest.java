package dev.tonearm.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    --guilds              | --guilds needs a whole number after it
                    --guilds 3            | --guilds takes a whole number from 4 to 60, not '3'
                    --guilds 61           | --guilds takes a whole number from 4 to 60, not '61'
                    --seconds-per-fault 7 | --seconds-per-fault takes a whole number from 8 to 60, not '7'
                    --rate 0              | --rate takes a whole number from 6 to 1200, not '0'
                    --workers 3           | no flag '--workers'; there are --guilds N, --seconds-per-fault N, --rate N
                    """)
    void a_wrong_command_line_is_told_on_one_line(String arguments, String message) {
        assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo(
                        "tonearm: chaos: %s (./tonearm chaos --help says more)%n"
                                .formatted(message));
        assertThat(text(out)).isEmpty();
    }

    @Test
    void help_is_shown_whatever_else_is_asked() {
        assertThat(run("--guilds", "--help")).isZero();
        assertThat(text(out)).isEqualTo(ChaosSettings.USAGE);
    }

    @Test
    void without_flags_there_are_defaults() {
        assertThat(ChaosSettings.parse())
                .isEqualTo(new ChaosSettings(12, Duration.ofSeconds(12), 180));
        assertThat(ChaosSettings.parse().between()).isEqualTo(Duration.ofNanos(333_333_333));
    }

    @Test
    void every_flag_is_read() {
        assertThat(ChaosSettings.parse("--guilds", "8", "--seconds-per-fault", "9", "--rate", "60"))
                .isEqualTo(new ChaosSettings(8, Duration.ofSeconds(9), 60));
    }

    private int run(String... arguments) {
        return ChaosMain.run(print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
