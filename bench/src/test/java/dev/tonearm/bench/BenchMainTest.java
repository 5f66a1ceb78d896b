package dev.tonearm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.bench.edge.EdgeCommand;
import dev.tonearm.bench.edge.EdgeSettings;
import dev.tonearm.bench.route.RouteCommand;
import dev.tonearm.bench.route.RouteSettings;
import dev.tonearm.cli.CommandMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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
                    edge --cold            | Missing required parameter for option '--cold' (N)
                    edge --warm 10 --cold  | Missing required parameter for option '--cold' (N)
                    edge --cold many       | Invalid value for option '--cold': a whole number from 1 to 1000 belongs there, not 'many'
                    edge --cold 0          | Invalid value for option '--cold': a whole number from 1 to 1000 belongs there, not '0'
                    edge --warm 1e3        | Invalid value for option '--warm': a whole number from 1 to 1000000 belongs there, not '1e3'
                    edge --warm 9999999999 | Invalid value for option '--warm': a whole number from 1 to 1000000 belongs there, not '9999999999'
                    edge --colds           | Unknown option: '--colds'; perhaps --cold
                    edge fast              | Unmatched argument at index 1: 'fast'
                    route --guilds 10001   | Invalid value for option '--guilds': a whole number from 1 to 10000 belongs there, not '10001'
                    route --rate -1        | Invalid value for option '--rate': a whole number from 1 to 100000 belongs there, not '-1'
                    route --seconds 0      | Invalid value for option '--seconds': a whole number from 1 to 600 belongs there, not '0'
                    route --environments x | Invalid value for option '--environments': a whole number from 1 to 64 belongs there, not 'x'
                    sound --guilds 91      | Invalid value for option '--guilds': a whole number from 2 to 90 belongs there, not '91'
                    sound --rate 3         | Unknown options: '--rate', '3'
                    crowd --listeners 9    | Invalid value for option '--listeners': a whole number from 10 to 5000 belongs there, not '9'
                    crowd --percent 101    | Invalid value for option '--percent': a whole number from 1 to 100 belongs there, not '101'
                    queue --millis 5       | Invalid value for option '--millis': a whole number from 10 to 60000 belongs there, not '5'
                    route --cold 3         | Unknown options: '--cold', '3'
                    """)
    void a_wrong_command_line_is_told_on_one_line(String arguments, String message) {
        String[] words = arguments.split(" ", -1);

        assertThat(run(words)).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo(
                        "tonearm: bench %1$s: %2$s (./tonearm bench %1$s --help says more)%n"
                                .formatted(words[0], message));
        assertThat(text(out)).isEmpty();
    }

    @Test
    void without_a_bench_all_are_named() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("coffee")).isEqualTo(2);
        assertThat(text(err).lines())
                .hasSize(2)
                .allMatch(line -> line.endsWith("(./tonearm bench --help says more)"));

        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("edge", "route", "sound", "crowd", "queue", "json");
    }

    @Test
    void help_is_shown_whatever_else_is_asked() {
        assertThat(run("edge", "--help")).isZero();
        assertThat(run("route", "--guilds", "--help")).isZero();

        assertThat(text(out)).contains("edge-aot", "--cold=N", "--warm=N").contains("--rate=N");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void without_flags_there_are_defaults() {
        assertThat(edge()).isEqualTo(new EdgeSettings(15, 1_000, false));
        assertThat(route()).isEqualTo(new RouteSettings(1_000, 10_000, Duration.ofMinutes(1), 4));
    }

    @Test
    void every_flag_is_read() {
        assertThat(edge("--cold", "3", "--warm=50", "--tls"))
                .isEqualTo(new EdgeSettings(3, 50, true));
        assertThat(route("--guilds=5", "--rate=60", "--seconds=7", "--environments=2"))
                .isEqualTo(new RouteSettings(5, 60, Duration.ofSeconds(7), 2));
    }

    private static EdgeSettings edge(String... arguments) {
        return CommandMain.read(new EdgeCommand(System.out), Map.of(), arguments).settings();
    }

    private static RouteSettings route(String... arguments) {
        return CommandMain.read(new RouteCommand(System.out), Map.of(), arguments).settings();
    }

    private int run(String... arguments) {
        return CommandMain.run(BenchMain.command(print(out)), print(out), print(err), arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
