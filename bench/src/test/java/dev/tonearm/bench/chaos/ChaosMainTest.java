package dev.tonearm.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.cli.CommandMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChaosMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    --guilds 3            | Invalid value for option '--guilds': a whole number from 4 to 60 belongs there, not '3'
                    --guilds 61           | Invalid value for option '--guilds': a whole number from 4 to 60 belongs there, not '61'
                    --seconds-per-fault 7 | Invalid value for option '--seconds-per-fault': a whole number from 8 to 60 belongs there, not '7'
                    --rate 0              | Invalid value for option '--rate': a whole number from 6 to 1200 belongs there, not '0'
                    --workers             | Unknown option: '--workers'
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
        assertThat(text(out)).contains("--guilds=N", "--seconds-per-fault=N", "--rate=N");
    }

    @Test
    void without_flags_there_are_defaults() {
        assertThat(settings()).isEqualTo(new ChaosSettings(12, Duration.ofSeconds(12), 180));
        assertThat(settings().between()).isEqualTo(Duration.ofNanos(333_333_333));
    }

    @Test
    void every_flag_is_read() {
        assertThat(settings("--guilds", "8", "--seconds-per-fault", "9", "--rate", "60"))
                .isEqualTo(new ChaosSettings(8, Duration.ofSeconds(9), 60));
    }

    private static ChaosSettings settings(String... arguments) {
        return CommandMain.read(new ChaosMain(System.out), Map.of(), arguments).settings();
    }

    private int run(String... arguments) {
        return CommandMain.run(
                new CommandLine(new ChaosMain(print(out))), print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
