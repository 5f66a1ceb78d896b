package dev.tonearm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.bench.edge.EdgeSettings;
import dev.tonearm.bench.route.RouteSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    edge --cold            | edge: --cold needs a whole number after it
                    edge --warm 10 --cold  | edge: --cold needs a whole number after it
                    edge --cold many       | edge: --cold takes a whole number from 1 to 1000, not 'many'
                    edge --cold 0          | edge: --cold takes a whole number from 1 to 1000, not '0'
                    edge --warm 1e3        | edge: --warm takes a whole number from 1 to 1000000, not '1e3'
                    edge --warm 9999999999 | edge: --warm takes a whole number from 1 to 1000000, not '9999999999'
                    edge --cold=3          | edge: no flag '--cold=3'; there are --cold N, --warm N
                    edge fast              | edge: no flag 'fast'; there are --cold N, --warm N
                    route --guilds         | route: --guilds needs a whole number after it
                    route --guilds 10001   | route: --guilds takes a whole number from 1 to 10000, not '10001'
                    route --rate -1        | route: --rate takes a whole number from 1 to 100000, not '-1'
                    route --seconds 0      | route: --seconds takes a whole number from 1 to 600, not '0'
                    route --environments x | route: --environments takes a whole number from 1 to 64, not 'x'
                    sound --guilds 91      | sound: --guilds takes a whole number from 2 to 90, not '91'
                    sound --rate 3         | sound: no flag '--rate'; there are --guilds N
                    route --cold 3         | route: no flag '--cold'; there are --guilds N, --rate N, --seconds N, --environments N
                    """)
    void a_wrong_command_line_is_told_on_one_line(String arguments, String message) {
        String[] words = arguments.split(" ", -1);

        assertThat(run(words)).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo(
                        "tonearm: bench %s (./tonearm bench %s --help says more)%n"
                                .formatted(message, words[0]));
        assertThat(text(out)).isEmpty();
    }

    @Test
    void without_a_bench_the_three_are_named() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("coffee")).isEqualTo(2);

        assertThat(text(err).lines())
                .hasSize(2)
                .allMatch(line -> line.endsWith("./tonearm bench edge | route | sound"));
    }

    @Test
    void help_is_shown_whatever_else_is_asked() {
        assertThat(run("edge", "--help")).isZero();
        assertThat(run("route", "--guilds", "--help")).isZero();

        assertThat(text(out)).contains(EdgeSettings.USAGE, RouteSettings.USAGE);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void without_flags_there_are_defaults() {
        assertThat(EdgeSettings.parse()).isEqualTo(new EdgeSettings(15, 1_000));
        assertThat(RouteSettings.parse())
                .isEqualTo(new RouteSettings(1_000, 10_000, Duration.ofMinutes(1), 4));
    }

    @Test
    void every_flag_is_read() {
        assertThat(EdgeSettings.parse("--cold", "3", "--warm", "50"))
                .isEqualTo(new EdgeSettings(3, 50));
        assertThat(
                        RouteSettings.parse(
                                "--guilds",
                                "5",
                                "--rate",
                                "60",
                                "--seconds",
                                "7",
                                "--environments",
                                "2"))
                .isEqualTo(new RouteSettings(5, 60, Duration.ofSeconds(7), 2));
    }

    private int run(String... arguments) {
        return BenchMain.run(print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
