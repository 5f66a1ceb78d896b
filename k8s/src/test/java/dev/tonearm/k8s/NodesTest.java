package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the nodes' Lavalink is told.
class NodesTest {
    /// Those that Lavalink 4.2.2 names in its example, as far as they are used.
    private static final Set<String> KNOWN =
            Set.of(
                    "server.port",
                    "server.address",
                    "lavalink.plugins",
                    "lavalink.server.sources.youtube",
                    "lavalink.server.sources.bandcamp",
                    "lavalink.server.sources.soundcloud",
                    "lavalink.server.sources.twitch",
                    "lavalink.server.sources.vimeo",
                    "lavalink.server.sources.nico",
                    "lavalink.server.sources.http",
                    "lavalink.server.sources.local",
                    "lavalink.server.youtubeSearchEnabled",
                    "lavalink.server.soundcloudSearchEnabled",
                    "lavalink.server.playerUpdateInterval",
                    "lavalink.server.bufferDurationMs",
                    "lavalink.server.frameBufferDurationMs",
                    "lavalink.server.opusEncodingQuality",
                    "lavalink.server.resamplingQuality",
                    "lavalink.server.trackStuckThresholdMs",
                    "lavalink.server.timeouts.connectTimeoutMs",
                    "lavalink.server.timeouts.connectionRequestTimeoutMs",
                    "lavalink.server.timeouts.socketTimeoutMs",
                    "metrics.prometheus.enabled",
                    "metrics.prometheus.endpoint",
                    "logging.level.root",
                    "logging.level.lavalink",
                    "logging.request.enabled");

    private static JsonNode settings() {
        return Overlay.PRODUCTION.manifests().all(ConfigMap.class).stream()
                .filter(it -> it.getData().containsKey("application.yml"))
                .map(it -> StrictYaml.document(it.getData().get("application.yml")))
                .findAny()
                .orElseThrow();
    }

    private static Container container() {
        return Workload.of(Overlay.PRODUCTION.manifests()).stream()
                .filter(it -> it.name().equals("lavalink"))
                .findAny()
                .orElseThrow()
                .containers()
                .getFirst();
    }

    @Test
    void youtube_and_files_are_off() {
        JsonNode server = settings().path("lavalink").path("server");

        assertThat(server.path("sources").path("youtube").asBoolean(true)).isFalse();
        assertThat(server.path("youtubeSearchEnabled").asBoolean(true)).isFalse();
        assertThat(server.path("sources").path("local").asBoolean(true)).isFalse();
    }

    @Test
    void every_setting_is_one_of_lavalinks() {
        List<String> said = new ArrayList<>();
        leaves("", settings(), said);

        assertThat(said).isNotEmpty().isSubsetOf(KNOWN);
    }

    @Test
    void the_password_is_in_no_file() {
        assertThat(settings().toString()).doesNotContain("password");
        assertThat(container().getEnv())
                .filteredOn(it -> it.getName().equals("LAVALINK_SERVER_PASSWORD"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.getValueFrom().getSecretKeyRef().getName())
                                .isEqualTo("lavalink"));
    }

    /// Any other path wants the password, and Kubernetes would show it in the pod's description.
    @Test
    void probes_ask_for_the_figures() {
        JsonNode figures = settings().path("metrics").path("prometheus");

        assertThat(figures.path("enabled").asBoolean(false)).isTrue();
        assertThat(
                        List.of(
                                container().getStartupProbe(),
                                container().getLivenessProbe(),
                                container().getReadinessProbe()))
                .allSatisfy(it ->
                        assertThat(it.getHttpGet().getPath())
                                .isEqualTo(figures.path("endpoint").asString()));
    }

    private static void leaves(String path, JsonNode node, List<String> leaves) {
        if (!node.isObject()) {
            leaves.add(path);
            return;
        }
        node.properties()
                .forEach(it ->
                        leaves(
                                path.isEmpty() ? it.getKey() : path + "." + it.getKey(),
                                it.getValue(),
                                leaves));
    }
}
