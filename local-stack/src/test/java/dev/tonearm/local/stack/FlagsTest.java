package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.cli.CommandMain;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

final class FlagsTest {
    @Test
    void nothing_asked_means_a_free_port_and_everything_built_in() {
        assertThat(asked()).isEqualTo(new Flags.Run(0, null, null, 1, 1, "open", false));
    }

    @Test
    void every_flag_is_understood(@TempDir Path music) {
        var flags =
                asked(
                        "--port",
                        "8080",
                        "--lavalink=http://10.0.0.5:2333",
                        "--lavalink-password",
                        "hush",
                        "--music",
                        music.toString(),
                        "--plans",
                        "tiers",
                        "--workers",
                        "3",
                        "--observe");
        var lavalink = new Lavalink(URI.create("http://10.0.0.5:2333"), "hush");
        assertThat(flags).isEqualTo(new Flags.Run(8080, lavalink, music, 3, 1, "tiers", true));
    }

    @Test
    void a_fleet_is_asked_for_by_its_numbers() {
        assertThat(asked("--workers", "3", "--nodes=2"))
                .isEqualTo(new Flags.Run(0, null, null, 3, 2, "open", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --nope                               | Unknown option: '--nope'
                    --port                               | Missing required parameter for option '--port' (N)
                    --port 70000                         | Invalid value for option '--port': a whole number from 0 to 65535 belongs there, not '70000'
                    --port eighty                        | Invalid value for option '--port': a whole number from 0 to 65535 belongs there, not 'eighty'
                    --lavalink http://h:1                | --lavalink needs --lavalink-password P
                    --lavalink-password p                | --lavalink-password needs --lavalink URL
                    --lavalink h:1 --lavalink-password p | --lavalink is like http://127.0.0.1:2333, not h:1
                    --workers 0                          | Invalid value for option '--workers': a whole number from 1 to 5 belongs there, not '0'
                    --workers 6                          | Invalid value for option '--workers': a whole number from 1 to 5 belongs there, not '6'
                    --nodes many                         | Invalid value for option '--nodes': a whole number from 1 to 5 belongs there, not 'many'
                    --nodes 2 --lavalink http://h:1 --lavalink-password p | --nodes counts built-in nodes: leave it out with --lavalink
                    --plans gold                         | --plans is open or tiers, not gold
                    --music /no/such/folder              | --music: no folder /no/such/folder
                    """)
    void a_wrong_flag_says_what_to_change(String line, String why) {
        assertThatThrownBy(() -> asked(line.split(" ")))
                .isInstanceOf(ParameterException.class)
                .hasMessage(why);
    }

    @Test
    void a_password_is_never_printed() {
        assertThat(new Lavalink(URI.create("http://h:1"), "hush"))
                .asString()
                .doesNotContain("hush");
    }

    private static Flags.Run asked(String... arguments) {
        return CommandMain.read(new LocalMain(), Map.of(), arguments).flags.run();
    }
}
