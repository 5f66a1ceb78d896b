package dev.tonearm.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tonearm.core.environment.AskedVariables;
import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.format.Formats;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.NodeSource;
import dev.tonearm.worker.discord.ShardSettings;
import dev.tonearm.worker.intake.QueueSettings;
import dev.tonearm.worker.lease.LeaseSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerSettingsTest {
    private static final String QUEUE = "http://sqs.example/0/tonearm-commands-{partition}.fifo";

    private static final Map<String, String> LEAST =
            Map.of(
                    "TONEARM_PARTITIONS", "2",
                    "TONEARM_QUEUE_URL", QUEUE,
                    "TONEARM_DISCORD_TOKEN", "a-secret-token",
                    "TONEARM_LAVALINK_NODES", "one=http://node.example:2333",
                    "TONEARM_LAVALINK_PASSWORD", "a-secret-password");

    @Test
    void the_least_that_has_to_be_said_gives_the_rest_its_usual_value() {
        WorkerSettings settings = WorkerSettings.read(LEAST);
        assertThat(settings.queue()).isEqualTo(QueueSettings.of(QUEUE));
        assertThat(settings.store().table()).isEqualTo("tonearm");
        assertThat(settings.shards().api()).isEqualTo(ShardSettings.DISCORD);
        assertThat(settings.shards().shards()).isZero();
        assertThat(settings.shards().reads()).isFalse();
        assertThat(settings.audio().playersPerNode())
                .isEqualTo(AudioSettings.PLAYERS_PER_NODE)
                .isEqualTo(500);
        assertThat(settings.formats()).isEqualTo(Formats.CURRENT);
        assertThat(settings.sources().trusted()).isEmpty();
        assertThat(settings.sources().catalogue()).isEmpty();
        assertThat(settings.sources().searchPrefix()).isEmpty();
        assertThat(settings.tracing().endpoint()).isEmpty();
        assertThat(settings.tracing().ratio()).isEqualTo(1);
        assertThat(settings.errors()).isEmpty();
        assertThat(settings.tracing().slow()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.http().getPort()).isEqualTo(8080);
        assertThat(settings.http().getAddress().isAnyLocalAddress()).isTrue();
        assertThat(settings.leases())
                .isEqualTo(LeaseSettings.of(settings.leases().me()))
                .isNotEqualTo(WorkerSettings.read(LEAST).leases());
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void every_variable_is_heard() {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put("TONEARM_WORKER_NAME", "worker-3");
        all.put("TONEARM_TABLE", "other");
        all.put("TONEARM_DISCORD_API", "http://127.0.0.1:9/api/v10/");
        all.put("TONEARM_SHARDS", "4");
        all.put("TONEARM_TYPED_REQUESTS", "on");
        all.put("TONEARM_REHEARSE", "volume, loop");
        all.put("TONEARM_WRITE_FORMAT", "1");
        all.put("TONEARM_TRUSTED_MEDIA", "http://127.0.0.1:9/music/");
        all.put("TONEARM_MUSIC_CATALOGUE", "http://127.0.0.1:9/music/catalogue.json");
        all.put("TONEARM_SEARCH", "scsearch:");
        all.put("TONEARM_LAVALINK_PLAYERS_PER_NODE", "40");
        all.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
        all.put("OTEL_BSP_SCHEDULE_DELAY", "100");
        all.put("TONEARM_TRACE_RATIO", "0.05");
        all.put("TONEARM_SENTRY_DSN", "https://a-secret-key@errors.example/7");
        all.put("TONEARM_TRACE_SLOW_MILLIS", "700");
        all.put("TONEARM_HTTP_PORT", "0");
        all.put("TONEARM_HTTP_ADDRESS", "127.0.0.1");
        all.put("TONEARM_DRAIN_SECONDS", "3");
        WorkerSettings settings = WorkerSettings.read(all);
        assertThat(settings.shards().reads()).isTrue();
        assertThat(settings.leases().me().name()).isEqualTo("worker-3");
        assertThat(settings.store().table()).isEqualTo("other");
        assertThat(settings.store().partitions().count()).isEqualTo(2);
        assertThat(settings.shards().api()).isEqualTo(URI.create("http://127.0.0.1:9/api/v10/"));
        assertThat(settings.shards().token()).isEqualTo("a-secret-token");
        assertThat(settings.shards().shards()).isEqualTo(4);
        assertThat(settings.formats())
                .isEqualTo(Formats.CURRENT.rehearsing(Set.of("volume", "loop")).writing(1));
        assertThat(settings.audio().source())
                .isEqualTo(NodeSource.parse("one=http://node.example:2333"));
        assertThat(settings.audio().playersPerNode()).isEqualTo(40);
        assertThat(settings.audio().password()).isEqualTo("a-secret-password");
        assertThat(settings.sources().trusted()).containsExactly("http://127.0.0.1:9/music/");
        assertThat(settings.sources().catalogue()).endsWith("catalogue.json");
        assertThat(settings.sources().searchPrefix()).isEqualTo("scsearch:");
        assertThat(settings.tracing().endpoint()).isEqualTo("http://127.0.0.1:4318");
        assertThat(settings.tracing().delay()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.tracing().ratio()).isEqualTo(0.05);
        assertThat(settings.errors().orElseThrow().envelopes())
                .isEqualTo(URI.create("https://errors.example/api/7/envelope/"));
        assertThat(settings.toString()).doesNotContain("a-secret-key");
        assertThat(settings.tracing().slow()).isEqualTo(Duration.ofMillis(700));
        assertThat(settings.http())
                .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void everything_that_is_missing_or_wrong_is_told_at_once() {
        WrongSettingsException wrong =
                refused(
                        Map.of(
                                "TONEARM_PARTITIONS", "3",
                                "TONEARM_QUEUE_URL", "http://sqs.example/one.fifo",
                                "TONEARM_HTTP_PORT", "many",
                                "TONEARM_TRACE_RATIO", "5",
                                "TONEARM_SENTRY_DSN", "https://a secret@errors.example",
                                "TONEARM_HTTP_ADDRESS", "somewhere.example"));
        assertThat(wrong.problems())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("TONEARM_PARTITIONS", "power of two"),
                        one -> assertThat(one).contains("TONEARM_QUEUE_URL", "{partition}"),
                        one -> assertThat(one).contains("TONEARM_DISCORD_TOKEN", "missing"),
                        one -> assertThat(one).contains("TONEARM_LAVALINK_NODES", "missing"),
                        one -> assertThat(one).contains("TONEARM_LAVALINK_PASSWORD", "missing"),
                        one -> assertThat(one).contains("TONEARM_HTTP_PORT", "not a number"),
                        one -> assertThat(one).contains("TONEARM_TRACE_RATIO", "0 and 1"),
                        one ->
                                assertThat(one)
                                        .contains("TONEARM_SENTRY_DSN", "https://KEY@HOST/PROJECT")
                                        .doesNotContain("secret"),
                        one -> assertThat(one).contains("TONEARM_HTTP_ADDRESS", "not an IP"));
    }

    @Test
    void settings_that_do_not_fit_together_are_refused() {
        Map<String, String> odd = new HashMap<>(LEAST);
        odd.put("TONEARM_SHARDS", "3");
        assertThat(refused(odd).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("3 shards"));
    }

    @Test
    void nodes_are_listed_or_in_a_file_and_not_both() {
        Map<String, String> file = new HashMap<>(LEAST);
        file.put("TONEARM_LAVALINK_NODES_FILE", "/etc/tonearm/nodes");
        assertThat(refused(file).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("both"));
        file.remove("TONEARM_LAVALINK_NODES");
        assertThat(WorkerSettings.read(file).audio().source())
                .isEqualTo(new NodeSource.Lines(Path.of("/etc/tonearm/nodes")));
    }

    @Test
    void no_secret_is_in_what_settings_print() {
        assertThat(WorkerSettings.read(LEAST).toString())
                .doesNotContain("a-secret-token", "a-secret-password");
    }

    private static WrongSettingsException refused(Map<String, String> environment) {
        return catchThrowableOfType(
                WrongSettingsException.class, () -> WorkerSettings.read(environment));
    }

    @Test
    void what_it_reads_is_what_a_deployment_is_held_against() {
        var asked = new AskedVariables(LEAST);
        WorkerSettings.read(asked);
        assertThat(asked.names()).hasSameElementsAs(Deployable.WORKER.all());
        List<String> needed = new ArrayList<>(Deployable.WORKER.needed());
        needed.add(VariableNames.LAVALINK_NODES); // or a file with them
        assertThat(needed).hasSameElementsAs(LEAST.keySet());
    }

    @ParameterizedTest
    @MethodSource("needed")
    void it_does_not_start_without_what_it_needs(String name) {
        Map<String, String> without = new HashMap<>(LEAST);
        without.remove(name);
        assertThat(refused(without).problems()).containsExactly(name + " is missing");
    }

    static List<String> needed() {
        return Deployable.WORKER.needed();
    }
}
