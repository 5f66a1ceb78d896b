package dev.tonearm.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.cli.CommandMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/// The worker's own code in simulated time.
class SimulationTest {
    private static final int MOST_SEEDS = 1_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void no_trouble_breaks_an_invariant() {
        int exit = run("--seeds", "2000");
        System.out.println(words());
        assertThat(exit).as(() -> words()).isZero();
    }

    @Test
    void a_seed_runs_the_same_each_time() {
        run("--seed", "5", "--verbose");
        String first = words();
        said.reset();
        run("--seed", "5", "--verbose");
        assertThat(words()).isEqualTo(first);
    }

    @Test
    void a_seed_runs_the_same_whoever_carries_its_threads() {
        // What the JDK does not promise and only the build's flags allow.
        assertThat(Carrier.here()).isInstanceOf(Carrier.Home.class);
        assertThat(new World(7, Mutation.NONE, null, new Carrier.Pool()).run())
                .isEqualTo(new World(7, Mutation.NONE, null, Carrier.here()).run());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_protection_that_is_taken_away_is_missed(Mutation mutation) {
        int seed = 1;
        while (run("--seed", String.valueOf(seed), "--break", mutation.name()) == 0) {
            assertThat(++seed).as("seeds that %s broke", mutation).isLessThan(MOST_SEEDS);
        }
    }

    private int run(String... arguments) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return CommandMain.run(new CommandLine(new SimMain(out)), out, out, arguments);
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
