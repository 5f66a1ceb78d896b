package dev.tonearm.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AudioSettingsTest {
    @Test
    void the_usual_bounds_are_short_enough_to_answer_a_listener() {
        AudioSettings settings = AudioSettings.of("local=http://127.0.0.1:2333", "secret");
        assertThat(settings.nodes())
                .containsExactly(new NodeAddress("local", URI.create("http://127.0.0.1:2333")));
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.loadTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.resumeTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.moveAfter()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void several_nodes_are_separated_by_commas_and_have_their_schemes_ports() {
        assertThat(AudioSettings.of("a=https://one.example, b=http://two.example", "x").nodes())
                .containsExactly(
                        new NodeAddress("a", URI.create("https://one.example:443")),
                        new NodeAddress("b", URI.create("http://two.example:80")));
    }

    @Test
    void a_list_that_cannot_be_meant_is_refused() {
        for (String wrong :
                new String[] {
                    "", "http://one.example", "a=ftp://one.example", "a=http://x,a=http://y"
                }) {
            assertThatIllegalArgumentException().isThrownBy(() -> AudioSettings.of(wrong, "x"));
        }
    }

    @Test
    void the_password_is_not_printed() {
        assertThat(AudioSettings.of("a=http://one.example", "secret").toString())
                .doesNotContain("secret");
    }
}
