package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rules of `monitoring/rules` are in the cluster as the Prometheus operator reads them.
/// `TONEARM_GOLDEN=write` writes them again.
class AlertRulesTest {
    private static final Path RULES = Path.of("../monitoring/rules");
    private static final Path COPY = Path.of("components/monitoring/rules.yaml");

    static void renew() {
        try {
            Files.writeString(COPY, copy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Which renews them, where it is asked to.
    @BeforeAll
    static void read_overlays() {
        assertThat(Overlay.values()).isNotEmpty();
    }

    @Test
    void the_copy_is_that_of_today() throws IOException {
        assertThat(Files.readString(COPY))
                .as(
                        "rules have changed, renew what the cluster has:"
                                + " TONEARM_GOLDEN=write ./tonearm test -pl k8s -am")
                .isEqualTo(copy());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void a_stage_has_every_group_as_it_is_written(Overlay overlay) throws IOException {
        Map<String, JsonNode> written = new TreeMap<>();
        for (Path file : files()) {
            written.put(name(file), StrictYaml.document(Files.readString(file)));
        }

        Map<String, JsonNode> applied = new TreeMap<>();
        for (ObjectNode rules : overlay.manifests().all("PrometheusRule")) {
            applied.put(Manifests.name(rules), rules.path("spec"));
        }

        assertThat(applied).isNotEmpty().isEqualTo(written);
    }

    /// kube-prometheus-stack follows what bears the name of its release.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void prometheus_follows_rules_as_it_follows_monitors(Overlay overlay) {
        List<JsonNode> followed =
                overlay.manifests().objects().stream()
                        .filter(it ->
                                Manifests.kind(it).equals("ServiceMonitor")
                                        || Manifests.kind(it).equals("PrometheusRule"))
                        .map(it -> it.path("metadata").path("labels").path("release"))
                        .toList();

        assertThat(followed)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.asString("")).isEqualTo("monitoring"));
    }

    /// Comments stay: whoever reads them in a cluster reads why.
    private static String copy() throws IOException {
        var copy =
                new StringBuilder(
                        "# Written from monitoring/rules by AlertRulesTest; change those.\n");
        for (Path file : files()) {
            copy.append(
                    """
                    ---
                    apiVersion: monitoring.coreos.com/v1
                    kind: PrometheusRule
                    metadata:
                      name: %s
                      labels:
                        release: monitoring
                    spec:
                    """
                            .formatted(name(file)));
            copy.append(
                    Files.readString(file)
                            .lines()
                            .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
                            .collect(Collectors.joining()));
        }
        return copy.toString();
    }

    private static String name(Path file) {
        return "tonearm-" + file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(RULES)) {
            return files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
