package dev.tonearm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.node.filter.FilterKind;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NodeMainTest {

    private static final Map<String, String> PASSWORD =
            Map.of("TONEARM_LAVALINK_PASSWORD", "secret");

    @Test
    void only_the_password_is_needed() {
        assertThat(settings(List.of(), PASSWORD))
                .isEqualTo(
                        new NodeSettings(
                                0,
                                "secret",
                                NodeSettings.AudioMode.REAL,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofSeconds(5),
                                Set.of()));
    }

    @Test
    void the_environment_sets_everything_and_flags_win() {
        NodeSettings settings =
                settings(
                        List.of("--port=7000", "--audio=real"),
                        Map.of(
                                "TONEARM_LAVALINK_PASSWORD", "secret",
                                "TONEARM_NODE_PORT", "6000",
                                "TONEARM_NODE_AUDIO", "clock",
                                "TONEARM_NODE_FOLDERS", "a" + File.pathSeparator + "b",
                                "TONEARM_NODE_TRUST", "voice-ca.pem",
                                "TONEARM_NODE_WITHOUT_FILTERS", "timescale,lowPass",
                                "TONEARM_MUSIC_CATALOGUE", "http://localhost/catalogue.json"));
        assertThat(settings)
                .isEqualTo(
                        new NodeSettings(
                                7000,
                                "secret",
                                NodeSettings.AudioMode.REAL,
                                List.of(Path.of("a"), Path.of("b")),
                                Optional.of(Path.of("voice-ca.pem")),
                                Optional.of(URI.create("http://localhost/catalogue.json")),
                                Duration.ofSeconds(5),
                                Set.of(FilterKind.TIMESCALE, FilterKind.LOW_PASS)));
    }

    @Test
    void the_password_is_no_part_of_the_text_form() {
        assertThat(settings(List.of(), PASSWORD).toString()).doesNotContain("secret");
    }

    @Test
    void a_missing_password_and_unknown_flags_are_refused() {
        assertThatThrownBy(() -> settings(List.of(), Map.of()))
                .hasMessageContaining("TONEARM_LAVALINK_PASSWORD");
        assertThatThrownBy(() -> settings(List.of("--colour=red"), PASSWORD))
                .hasMessageContaining("--colour");
        assertThatThrownBy(() -> settings(List.of("--without-filters=reverb"), PASSWORD))
                .hasMessageContaining("reverb");
        assertThatThrownBy(() -> settings(List.of("port"), PASSWORD)).hasMessageContaining("port");
        assertThatThrownBy(() -> settings(List.of("--port=many"), PASSWORD))
                .hasMessageContaining("0 to 65535");
    }

    private static NodeSettings settings(List<String> arguments, Map<String, String> environment) {
        return CommandMain.read(
                        new NodeMain(environment), environment, arguments.toArray(String[]::new))
                .settings();
    }
}
