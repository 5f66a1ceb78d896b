package dev.tonearm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Command(name = "brew", description = "Makes coffee.")
    static final class Brew implements Callable<Integer> {
        @Option(names = "--cups", paramLabel = "N", defaultValue = "2", description = "so many")
        @Variable("TONEARM_CUPS")
        @Within(least = 1, most = 5)
        private int cups;

        @Override
        public Integer call() {
            if (cups == 5) throw new IllegalStateException("no water");
            return cups == 4 ? 1 : 0;
        }
    }

    @Test
    void the_exit_code_is_the_commands_own() {
        assertThat(run()).isZero();
        assertThat(run("--cups", "4")).isEqualTo(1);
    }

    @Test
    void what_is_wrong_is_told_on_one_line_with_where_more_is_said() {
        assertThat(run("--cups", "6")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "tonearm: brew: Invalid value for option '--cups': a whole number from 1 to"
                                + " 5 belongs there, not '6' (./tonearm brew --help says more)\n");
    }

    @Test
    void help_is_shown_whatever_else_is_asked() {
        assertThat(run("--cups", "--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("Makes coffee.", "--cups=N", "so many", "--help");
    }

    @Test
    void a_command_that_breaks_ends_with_1_and_its_trace() {
        assertThat(run("--cups", "5")).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .startsWith("tonearm: brew broke\njava.lang.IllegalStateException: no water");
    }

    @Test
    void a_variable_counts_where_the_flag_is_absent_and_is_not_blank() {
        assertThat(read(Map.of()).cups).isEqualTo(2);
        assertThat(read(Map.of("TONEARM_CUPS", " ")).cups).isEqualTo(2);
        assertThat(read(Map.of("TONEARM_CUPS", "3")).cups).isEqualTo(3);
        assertThat(read(Map.of("TONEARM_CUPS", "3"), "--cups=1").cups).isEqualTo(1);
    }

    private static Brew read(Map<String, String> environment, String... arguments) {
        return CommandMain.read(new Brew(), environment, arguments);
    }

    private int run(String... arguments) {
        return CommandMain.run(
                new CommandLine(new Brew()),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                arguments);
    }
}
