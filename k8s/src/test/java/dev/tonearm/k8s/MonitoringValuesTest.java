package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What kube-prometheus-stack is told goes together with Alertmanager's configuration, the rules
/// and what a reader of `docs/deploy.md` types.
class MonitoringValuesTest {
    private static final Path DEPLOY = Path.of("../docs/deploy.md");
    private static final String CONFIGURATION = "monitoring/alertmanager/alertmanager.yaml";
    private static final String SECRETS = "/etc/alertmanager/secrets/";

    private static ObjectNode values() throws IOException {
        return StrictYaml.documents(Files.readString(Path.of("components/monitoring/values.yaml")))
                .getFirst();
    }

    private static JsonNode alertmanager() throws IOException {
        return values().path("alertmanager").path("alertmanagerSpec");
    }

    /// Files of receivers' keys, as Alertmanager's configuration names them.
    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        collect(StrictYaml.document(Files.readString(Path.of("..", CONFIGURATION))), keys);
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        node.properties()
                .forEach(one -> {
                    if (one.getKey().endsWith("_file")) keys.add(one.getValue().asString());
                    collect(one.getValue(), keys);
                });
        if (node.isArray()) node.forEach(inner -> collect(inner, keys));
    }

    /// The chart hands these members on as they are, so the operator has to know them.
    @Test
    void the_operator_knows_what_it_is_told() throws IOException {
        ObjectNode alertmanager = (ObjectNode) alertmanager();
        alertmanager.remove("useExistingSecret"); // the chart's own

        assertThat(
                        SchemasTest.findings(
                                List.of(
                                        resource("Alertmanager", alertmanager),
                                        resource(
                                                "Prometheus",
                                                (ObjectNode)
                                                        values().path("prometheus")
                                                                .path("prometheusSpec")),
                                        monitor("prometheus"),
                                        monitor("alertmanager"))))
                .isEmpty();
    }

    private static ObjectNode monitor(String part) throws IOException {
        ObjectNode monitor =
                Overlay.PRODUCTION.manifests().all("ServiceMonitor").getFirst().deepCopy();
        ObjectNode endpoint = (ObjectNode) monitor.path("spec").path("endpoints").get(0);
        endpoint.set("relabelings", values().path(part).path("serviceMonitor").path("relabelings"));
        return monitor;
    }

    private static ObjectNode resource(String kind, ObjectNode spec) {
        ObjectNode object =
                (ObjectNode)
                        StrictYaml.document(
                                "{apiVersion: monitoring.coreos.com/v1, kind: %s, metadata: {name: stack}}"
                                        .formatted(kind));
        object.set("spec", spec);
        return object;
    }

    @Test
    void every_key_of_a_receiver_is_in_a_secret_that_is_mounted() throws IOException {
        List<String> mounted =
                alertmanager().path("secrets").valueStream().map(JsonNode::asString).toList();

        assertThat(keys())
                .isNotEmpty()
                .allSatisfy(key ->
                        assertThat(mounted)
                                .as("%s", key)
                                .anyMatch(secret -> key.startsWith(SECRETS + secret + "/")));
    }

    /// Each key has a file name that the commands make, and no other is made.
    @Test
    void who_follows_the_document_makes_those_secrets() throws IOException {
        String deploy = Files.readString(DEPLOY);
        String create = "kubectl --namespace monitoring create secret generic ";
        String owners =
                Pattern.compile("for owner in ([a-z ]+); do")
                        .matcher(deploy)
                        .results()
                        .map(it -> it.group(1))
                        .findFirst()
                        .orElse("");
        List<String> made = new ArrayList<>();
        Pattern.compile("--from-literal ([a-z-]+(\\$owner)?)=")
                .matcher(deploy)
                .results()
                .map((MatchResult it) -> it.group(1))
                .forEach(name -> {
                    if (!name.endsWith("$owner")) made.add(name);
                    else {
                        for (String owner : owners.split(" ", -1)) {
                            made.add(name.replace("$owner", owner));
                        }
                    }
                });

        assertThat(deploy)
                .contains(create + "alertmanager-receivers")
                .contains(
                        create
                                + alertmanager().path("configSecret").asString()
                                + " --from-file "
                                + CONFIGURATION)
                .contains("--values k8s/components/monitoring/values.yaml");
        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(
                        keys().stream()
                                .map(key -> key.substring(key.lastIndexOf('/') + 1))
                                .collect(Collectors.toSet()));
    }

    @Test
    void what_the_stack_is_not_told_itself_it_is_told_by_the_secret() throws IOException {
        assertThat(alertmanager().path("useExistingSecret").asBoolean(false)).isTrue();
        assertThat(values().path("alertmanager").has("config")).isFalse();
    }

    /// An alert's link is that label and `/runbooks/NAME.md`.
    @Test
    void the_label_for_documents_leads_to_the_runbooks() throws IOException {
        String docs =
                values().path("prometheus")
                        .path("prometheusSpec")
                        .path("externalLabels")
                        .path("tonearm_docs")
                        .asString("");

        assertThat(docs).startsWith("https://").endsWith("/docs");
        assertThat(Files.isDirectory(Path.of("../docs/runbooks"))).isTrue();
        assertThat(Files.readString(Path.of("../monitoring/rules/platform.yaml")))
                .contains("{{ $externalLabels.tonearm_docs }}/runbooks/");
    }

    /// A monitor's job is its service, which the chart names by its own rule.
    @Test
    void jobs_have_the_names_that_rules_look_for() throws IOException {
        for (String part : List.of("prometheus", "alertmanager")) {
            JsonNode steps = values().path(part).path("serviceMonitor").path("relabelings");

            assertThat(Relabelling.of(steps, Map.of("job", "monitoring-kube-prometheus-" + part)))
                    .contains(Map.of("job", part));
        }
    }

    /// As k8s/README.md says it is done: no other text of a dashboard is that.
    @Test
    void the_dashboards_are_told_where_documents_are_by_one_replacement() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String told = "https://github.com/OWNER/tonearm/blob/main/docs";
        assertThat(readme).contains("sed 's#\"/docs\"#\"" + told + "\"#g'");
        List<ConfigMap> dashboards =
                Overlay.PRODUCTION.manifests().all(ConfigMap.class).stream()
                        .filter(it -> it.getMetadata().getLabels() != null)
                        .filter(it -> it.getMetadata().getLabels().containsKey("grafana_dashboard"))
                        .toList();
        assertThat(dashboards).isNotEmpty();
        for (ConfigMap map : dashboards) {
            for (String json : map.getData().values()) {
                JsonNode before = StrictYaml.document(json);
                JsonNode after = StrictYaml.document(json.replace("\"/docs\"", '"' + told + '"'));
                assertThat(variable(before).path("query").asString()).isEqualTo("/docs");
                assertThat(variable(after).path("query").asString()).isEqualTo(told);
                assertThat(variable(after).path("current").path("value").asString())
                        .isEqualTo(told);
                assertThat(after.path("panels")).isEqualTo(before.path("panels"));
            }
        }
    }

    private static JsonNode variable(JsonNode dashboard) {
        for (JsonNode one : dashboard.path("templating").path("list")) {
            if (one.path("name").asString().equals("docs")) return one;
        }
        throw new AssertionError("no variable docs");
    }
}
