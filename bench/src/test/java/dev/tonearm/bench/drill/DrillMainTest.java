package dev.tonearm.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.cli.CommandMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    rollback --guilds 2 | Invalid value for option '--guilds': a whole number from 3 to 40 belongs there, not '2'
                    restore --rate 601  | Invalid value for option '--rate': a whole number from 6 to 600 belongs there, not '601'
                    restore --fast      | Unknown option: '--fast'
                    """)
    void a_wrong_command_line_is_told_on_one_line(String arguments, String message) {
        String[] words = arguments.split(" ", -1);
        assertThat(run(words)).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo(
                        "tonearm: drill %1$s: %2$s (./tonearm drill %1$s --help says more)%n"
                                .formatted(words[0], message));
    }

    @Test
    void both_are_named_and_say_what_they_do() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("rollback", "restore");
        assertThat(run("rollback", "--help")).isZero();
        assertThat(run("restore", "--help")).isZero();
        assertThat(text(out)).contains("--guilds=N", "--rate=N", "point-in-time");
    }

    @Test
    void without_flags_there_are_defaults() {
        var settings =
                CommandMain.read(new RollbackCommand(System.out), java.util.Map.of()).settings();
        assertThat(settings.guilds).isEqualTo(4);
        assertThat(settings.between()).isEqualTo(Duration.ofSeconds(1));
    }

    private int run(String... arguments) {
        return CommandMain.run(DrillMain.command(print(out)), print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
