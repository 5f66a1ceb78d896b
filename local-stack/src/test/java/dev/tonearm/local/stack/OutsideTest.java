package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.environment.WrongSettingsException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutsideTest {
    private static final Map<String, String> BOT =
            Map.of(
                    "TONEARM_DISCORD_TOKEN", "secret",
                    "TONEARM_DISCORD_APPLICATION_ID", "1",
                    "TONEARM_DISCORD_PUBLIC_KEY", "ab");

    @Test
    void without_settings_everything_is_simulated() {
        assertThat(Outside.of(Map.of("AWS_REGION", "eu-west-1"))).isEqualTo(Outside.SIMULATED);
    }

    @Test
    void a_bots_settings_mean_the_real_discord() {
        var outside = Outside.of(BOT);
        assertThat(outside.discord()).hasValue(BOT);
        assertThat(outside.aws()).isEmpty();
        assertThat(outside).asString().doesNotContain("secret");
    }

    @Test
    void a_queue_and_a_table_mean_the_real_aws_with_the_sdks_variables() {
        var outside =
                Outside.of(
                        Map.of(
                                "TONEARM_QUEUE_URL", "https://sqs/q-{partition}.fifo",
                                "TONEARM_TABLE", "tonearm",
                                "AWS_PROFILE", "music",
                                "HOME", "/root"));
        assertThat(outside.aws().orElseThrow())
                .containsOnlyKeys("TONEARM_QUEUE_URL", "TONEARM_TABLE", "AWS_PROFILE");
    }

    @Test
    void half_of_a_group_is_refused_with_what_is_missing() {
        assertThatThrownBy(() -> Outside.of(Map.of("TONEARM_DISCORD_TOKEN", "secret")))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("TONEARM_DISCORD_APPLICATION_ID, TONEARM_DISCORD_PUBLIC_KEY")
                .hasMessageNotContaining("secret");
    }

    @Test
    void the_real_discord_needs_a_real_node(@TempDir Path directory) {
        var run = new Flags.Run(0, null, directory, 1, 1, "open", false);
        assertThatThrownBy(() -> StackSettings.of(run, Outside.of(BOT)))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("--lavalink");
    }
}
