package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlagsTest {
    @Test
    void nothing_asked_means_a_free_port_and_everything_built_in() {
        assertThat(Flags.parse()).isEqualTo(new Flags.Run(0, null, null, 1, 1));
    }

    @Test
    void every_flag_is_understood(@TempDir Path music) {
        var flags =
                Flags.parse(
                        "--port",
                        "8080",
                        "--lavalink=http://10.0.0.5:2333",
                        "--lavalink-password",
                        "hush",
                        "--music",
                        music.toString(),
                        "--workers",
                        "3");
        var lavalink = new Lavalink(URI.create("http://10.0.0.5:2333"), "hush");
        assertThat(flags).isEqualTo(new Flags.Run(8080, lavalink, music, 3, 1));
    }

    @Test
    void a_fleet_is_asked_for_by_its_numbers() {
        assertThat(Flags.parse("--workers", "3", "--nodes=2"))
                .isEqualTo(new Flags.Run(0, null, null, 3, 2));
    }

    @Test
    void help_wins_over_everything_else() {
        assertThat(Flags.parse("--nonsense", "--help")).isEqualTo(new Flags.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --nope                               | unknown: --nope; see --help
                    --port                               | --port needs a value
                    --port 70000                         | --port must be a number from 0 to 65535, was 70000
                    --port eighty                        | --port must be a number from 0 to 65535, was eighty
                    --lavalink http://h:1                | --lavalink needs --lavalink-password P
                    --lavalink-password p                | --lavalink-password needs --lavalink URL
                    --lavalink h:1 --lavalink-password p | --lavalink must be like http://127.0.0.1:2333, was h:1
                    --workers 0                          | --workers must be a number from 1 to 5, was 0
                    --workers 6                          | --workers must be a number from 1 to 5, was 6
                    --nodes many                         | --nodes must be a number from 1 to 5, was many
                    --nodes 2 --lavalink http://h:1 --lavalink-password p | --nodes counts built-in nodes: leave it out with --lavalink
                    --music /no/such/folder              | --music: no folder /no/such/folder
                    """)
    void a_wrong_flag_says_what_to_change(String line, String why) {
        assertThat(Flags.parse(line.split(" "))).isEqualTo(new Flags.Wrong(why));
    }

    @Test
    void a_password_is_never_printed() {
        assertThat(new Lavalink(URI.create("http://h:1"), "hush"))
                .asString()
                .doesNotContain("hush");
    }
}
