package dev.tonearm.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PlanMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_plan_is_tables_for_people_and_one_line_for_programs() {
        assertThat(run("--guilds", "10000")).isZero();
        String told = out.toString(UTF_8);
        assertThat(told)
                .contains("10,000 servers", "partitions", "= together", "us-east-1", "measured")
                .contains("! more than the 1,000 playing servers");
        JsonObject json = JsonObject.parse(told.strip().lines().toList().getLast());
        assertThat(json.integer("partitions")).isEqualTo(16);
        assertThat(json.decimal("dollars")).isPositive();
    }

    @Test
    void what_cannot_be_planned_is_told_in_a_line() {
        assertThat(run("--guilds", "2000000")).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(run("--guilds", "10000", "--workers", "1")).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(run()).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8))
                .contains("--guilds is 2000000", "--workers is 1", "needs 3", "--guilds");
    }

    @Test
    void assumptions_are_flags() {
        assertThat(run("--guilds", "1000", "--playing", "4", "--commands", "0", "--own-cluster"))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("40 on average").doesNotContain("EKS");
    }

    private int run(String... arguments) {
        var command =
                new PlanMain(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return CommandMain.run(
                new CommandLine(command),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                arguments);
    }
}
