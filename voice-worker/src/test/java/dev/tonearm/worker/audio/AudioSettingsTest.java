package dev.tonearm.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AudioSettingsTest {
    @Test
    void the_usual_bounds_are_short_enough_to_answer_a_listener() {
        AudioSettings settings = AudioSettings.of("local=http://127.0.0.1:2333", "secret");
        assertThat(settings.source())
                .isEqualTo(
                        new NodeSource.Listed(
                                List.of(
                                        new NodeAddress(
                                                "local", URI.create("http://127.0.0.1:2333")))));
        assertThat(settings.playersPerNode()).isEqualTo(500);
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.loadTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.resumeTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.moveAfter()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void several_nodes_are_separated_by_commas_and_have_their_schemes_ports() {
        assertThat(NodeSource.parse("a=https://one.example, b=http://two.example"))
                .isEqualTo(
                        new NodeSource.Listed(
                                List.of(
                                        new NodeAddress("a", URI.create("https://one.example:443")),
                                        new NodeAddress(
                                                "b", URI.create("http://two.example:80")))));
    }

    @Test
    void a_list_that_cannot_be_meant_is_refused() {
        for (String wrong :
                new String[] {
                    "",
                    "http://one.example",
                    "a=ftp://one.example",
                    "a=http://x,a=http://y",
                    "dns://host"
                }) {
            assertThatIllegalArgumentException().isThrownBy(() -> AudioSettings.of(wrong, "x"));
        }
    }

    @Test
    void a_name_stands_for_all_its_addresses() {
        assertThat(NodeSource.parse("dns://lavalink.example:2333"))
                .isEqualTo(new NodeSource.Names("lavalink.example", 2333));
    }

    @Test
    void a_file_has_a_node_on_each_line() {
        assertThat(
                        NodeSource.parse(
                                List.of(
                                        "# nodes",
                                        "a http://one.example regions=Rotterdam,us-east",
                                        "",
                                        "b  https://two.example:1 draining # since noon")))
                .containsExactly(
                        new NodeAddress(
                                "a",
                                URI.create("http://one.example:80"),
                                Set.of("rotterdam", "us-east"),
                                false),
                        new NodeAddress("b", URI.create("https://two.example:1"), Set.of(), true));
    }

    @Test
    void a_wrong_line_is_named() {
        for (String wrong :
                List.of("a", "a http://x fast", "a ftp://x", "a http://x regions=b,b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NodeSource.parse(List.of("# fine", wrong)))
                    .withMessageStartingWith("line 2: ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeSource.parse(List.of("a http://x", "a http://y")));
    }

    @Test
    void the_password_is_not_printed() {
        assertThat(AudioSettings.of("a=http://one.example", "secret").toString())
                .doesNotContain("secret");
    }
}
