package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.EdgeMetric;
import dev.tonearm.core.metric.EmbeddedFigures;
import dev.tonearm.core.metric.Metric;
import dev.tonearm.core.metric.MetricLabel;
import dev.tonearm.k8s.ExporterJobs.Asked;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;

/// The exporter of CloudWatch's figures in the cluster gives Prometheus what the catalogue says:
/// each name, each label, and none besides. `TONEARM_GOLDEN=write` writes its jobs again.
class ExporterTest {
    private static final Path JOBS = Path.of("components/monitoring/exporter/jobs.yml");
    private static final String NAME = "__name__";

    /// What AWS writes where the catalogue lists no values.
    private static final Map<String, String> VALUES =
            Map.of(
                    "QueueName",
                    "tonearm-commands-0.fifo",
                    "FunctionName",
                    "tonearm-interactions",
                    "TableName",
                    "tonearm",
                    "EventBusName",
                    "tonearm",
                    EmbeddedFigures.SERVICE,
                    EmbeddedFigures.INTERACTIONS);

    private static JsonNode endpoint() {
        return Overlay.PRODUCTION.manifests().all("ServiceMonitor").stream()
                .filter(it -> Manifests.name(it).equals("cloudwatch"))
                .map(it -> it.path("spec").path("endpoints").get(0))
                .findAny()
                .orElseThrow();
    }

    /// As the exporter writes a series: the namespace before the metric, and what of the metric
    /// repeats the namespace left out.
    private static Map<String, String> written(Asked asked) {
        String namespace = snake(asked.namespace().toLowerCase(Locale.ROOT));
        String metric = snake(asked.metric());
        int repeated = 0;
        for (String part : namespace.split("_", -1)) {
            if (metric.startsWith(part, repeated)) repeated = part.length();
        }
        metric = metric.substring(repeated).replaceFirst("^_", "");
        Map<String, String> labels = new TreeMap<>();
        labels.put(
                NAME,
                (namespace.startsWith("aws") ? "" : "aws_")
                        + namespace
                        + "_"
                        + metric
                        + "_"
                        + snake(asked.statistic()));
        labels.putAll(
                Map.of(
                        "name",
                        "job-1",
                        "region",
                        "eu-central-1",
                        "account_id",
                        "111122223333",
                        "account_alias",
                        "where-an-account-has-one"));
        for (String dimension : asked.dimensions()) {
            labels.put("dimension_" + dimension, VALUES.getOrDefault(dimension, "something"));
        }
        return labels;
    }

    private static String snake(String text) {
        return text.replaceAll("[/ .-]", "_")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<Map<String, String>> read(Map<String, String> series) {
        return Relabelling.of(endpoint().path("metricRelabelings"), series);
    }

    /// Of each name of the catalogue its labels.
    private static Map<String, Set<String>> catalogue() {
        Map<String, Set<String>> catalogue = new TreeMap<>();
        for (AwsFigure figure : AwsFigure.values()) {
            catalogue.put(
                    figure.series(),
                    figure.dimensions().stream()
                            .map(AwsFigure::label)
                            .filter(label -> !label.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        Stream.of(EdgeMetric.values(), BillingMetric.values())
                .flatMap(Stream::<Metric>of)
                .forEach(metric -> {
                    Set<String> labels =
                            metric.labels().stream()
                                    .map(MetricLabel::name)
                                    .collect(Collectors.toCollection(TreeSet::new));
                    metric.series().forEach(series -> catalogue.put(series, labels));
                });
        return catalogue;
    }

    static void renew() {
        try {
            Files.writeString(JOBS, ExporterJobs.file());
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
    void the_jobs_are_those_of_the_catalogue() throws IOException {
        assertThat(Files.readString(JOBS))
                .as(
                        "the catalogue has changed, renew what the exporter asks for:"
                                + " TONEARM_GOLDEN=write ./tonearm test -pl k8s -am")
                .isEqualTo(ExporterJobs.file());
    }

    @Test
    void prometheus_has_every_name_with_its_labels_and_no_other() {
        Map<String, Set<String>> had = new TreeMap<>();
        List<Map<String, String>> all = new ArrayList<>();
        for (Asked asked : ExporterJobs.all()) {
            Map<String, String> series = read(written(asked)).orElseThrow();
            all.add(series);
            Set<String> labels = new TreeSet<>(series.keySet());
            labels.remove(NAME);
            had.put(series.getOrDefault(NAME, ""), labels);
        }

        assertThat(had).isEqualTo(catalogue());
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void what_others_have_in_the_account_is_left_out() {
        Asked queue = ExporterJobs.all().getFirst();
        Map<String, String> others = written(queue);
        others.put("dimension_QueueName", "invoices");

        assertThat(read(written(queue))).isPresent();
        assertThat(read(others)).isEmpty();
    }

    /// A table of another name would be taken for somebody else's.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void what_the_stage_has_is_not(Overlay overlay) throws IOException {
        String table =
                StrictYaml.document(Files.readString(Path.of("../infra-cdk/stages.yaml")))
                        .path(overlay.folder())
                        .path("data")
                        .path("table")
                        .asString("tonearm");
        Asked reads =
                ExporterJobs.all().stream()
                        .filter(it -> it.namespace().equals("AWS/DynamoDB"))
                        .findFirst()
                        .orElseThrow();
        Map<String, String> series = written(reads);
        series.put("dimension_TableName", table);

        assertThat(read(series)).isPresent();
    }

    /// Or an average over an hour would count the minutes of both pods.
    @Test
    void a_pod_that_follows_another_goes_on_with_its_series() {
        JsonNode steps = endpoint().path("relabelings");
        Map<String, String> before =
                Map.of("instance", "10.1.0.5:5000", "pod", "cloudwatch-exporter-a", "job", "x");
        Map<String, String> after =
                Map.of("instance", "10.1.0.6:5000", "pod", "cloudwatch-exporter-b", "job", "x");

        assertThat(Relabelling.of(steps, before)).isEqualTo(Relabelling.of(steps, after));
        assertThat(Relabelling.of(steps, before).orElseThrow())
                .isEqualTo(Map.of("instance", "cloudwatch", "job", "x"));
    }

    /// The operator names a job after its service, and rules look for this one.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void the_job_has_the_name_that_rules_look_for(Overlay overlay) throws IOException {
        assertThat(overlay.manifests().find(Service.class, "cloudwatch")).isPresent();
        assertThat(Files.readString(Path.of("../monitoring/rules/platform.yaml")))
                .contains("up{job=~\"prometheus|alertmanager|cloudwatch\"}");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LOCAL")
    void it_asks_in_the_stages_region(Overlay overlay) throws IOException {
        String region =
                StrictYaml.document(Files.readString(Path.of("../infra-cdk/stages.yaml")))
                        .path(overlay.folder())
                        .path("region")
                        .asString();
        String jobs =
                overlay.manifests().all(ConfigMap.class).stream()
                        .filter(it -> it.getMetadata().getName().startsWith("cloudwatch-exporter"))
                        .map(it -> it.getData().getOrDefault("jobs", ""))
                        .findAny()
                        .orElseThrow();

        assertThat(jobs)
                .isEqualTo(Files.readString(JOBS).replace("\"REGION\"", '"' + region + '"'))
                .containsOnlyOnce("\"" + region + "\"")
                .doesNotContain("REGION");
    }
}
