package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.store.StoreSettings;
import io.fabric8.kubernetes.api.model.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;

/// An overlay and the stage of `infra-cdk` that has its name are one installation.
class StagesTest {
    private static JsonNode stage(Overlay overlay) throws IOException {
        return StrictYaml.document(Files.readString(Path.of("../infra-cdk/stages.yaml")))
                .path(overlay.folder());
    }

    private static Map<String, String> settings(Overlay overlay) {
        Manifests manifests = overlay.manifests();
        return Workload.of(manifests).stream()
                .filter(it -> it.name().equals(WorkerVariables.WORKER))
                .map(it -> WorkerVariables.environment(manifests, it))
                .findAny()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void workers_are_told_what_the_stage_says(Overlay overlay) throws IOException {
        JsonNode stage = stage(overlay);
        Map<String, String> settings = settings(overlay);

        assertThat(stage.isObject()).isTrue();
        assertThat(settings)
                .containsEntry("AWS_REGION", stage.path("region").asString())
                .containsEntry(VariableNames.PARTITIONS, stage.path("partitions").asString())
                .containsEntry(VariableNames.PLANS, stage.path("plans").asString("open"))
                .containsEntry(
                        VariableNames.TABLE,
                        stage.path("data").path("table").asString(StoreSettings.TABLE));
        JsonNode traces = stage.path("traces");
        assertThat(Double.parseDouble(settings.getOrDefault(VariableNames.TRACE_RATIO, "")))
                .isEqualTo(traces.path("ratio").asDouble(1));
        assertThat(settings)
                .containsEntry(
                        VariableNames.TRACE_SLOW, traces.path("slowMillis").asString("1000"));
        assertThat(settings.get(VariableNames.QUEUE_URL))
                .isEqualTo(
                        "https://sqs.%s.amazonaws.com/111122223333/%s",
                        stage.path("region").asString(), QueueNames.commandsOfAll());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void pods_are_where_the_stages_roles_look_for_them(Overlay overlay) throws IOException {
        Manifests manifests = overlay.manifests();

        assertThat(manifests.all(Namespace.class))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.getMetadata().getName())
                                .isEqualTo(
                                        stage(overlay)
                                                .path("fleet")
                                                .path("namespace")
                                                .asString("tonearm")));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void secrets_are_read_where_the_stage_keeps_them(Overlay overlay) {
        List<String> read =
                overlay.manifests().all("ExternalSecret").stream()
                        .map(it -> it.path("spec").path("data").get(0).path("remoteRef"))
                        .map(it -> it.path("key").asString() + " " + it.path("property").asString())
                        .toList();

        assertThat(read)
                .containsExactlyInAnyOrder(
                        "tonearm/" + overlay.folder() + "/discord token",
                        "tonearm/" + overlay.folder() + "/lavalink password");
    }

    /// What is deployed refuses any other: nobody could apply the next version over this one.
    @ParameterizedTest
    @EnumSource
    void what_cannot_be_changed_later_is_as_it_was(Overlay overlay) {
        for (Workload workload : Workload.of(overlay.manifests())) {
            assertThat(workload.deployment().getSpec().getSelector().getMatchLabels())
                    .isEqualTo(Map.of("app.kubernetes.io/name", workload.name()));
        }
        assertThat(overlay.manifests().all("Service"))
                .allSatisfy(it ->
                        assertThat(it.path("spec").path("clusterIP").asString()).isEqualTo("None"));
        assertThat(overlay.manifests().all("PriorityClass"))
                .extracting(it -> Manifests.name(it) + " " + it.path("value").asInt())
                .containsExactlyInAnyOrder(
                        "tonearm-node 1000100",
                        "tonearm-worker 1000000",
                        "tonearm-exporter 999000");
    }

    @Test
    void one_who_deploys_says_the_account_once() throws IOException {
        try (var files = Files.walk(Path.of("overlays"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                boolean mayName = file.endsWith("stage.env") || file.endsWith("kustomization.yaml");
                assertThat(text.contains("111122223333") && !mayName).as("%s", file).isFalse();
            }
        }
    }
}
