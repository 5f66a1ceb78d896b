package dev.tonearm.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tonearm.core.metric.Metric.Kind;
import dev.tonearm.core.metric.MetricLabel;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.health.HealthServer;
import dev.tonearm.worker.health.Vitals;
import io.micronaut.context.ApplicationContext;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A whole worker, connected to nothing, and what Prometheus reads of it.
class WorkerFiguresTest {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "TONEARM_PARTITIONS", "2",
                    "TONEARM_QUEUE_URL", "http://127.0.0.1:1/0/tonearm-commands-{partition}.fifo",
                    "TONEARM_DISCORD_TOKEN", "a-secret-token",
                    "TONEARM_LAVALINK_NODES", "one=http://127.0.0.1:1",
                    "TONEARM_LAVALINK_PASSWORD", "a-secret-password",
                    "TONEARM_HTTP_PORT", "0",
                    "TONEARM_HTTP_ADDRESS", "127.0.0.1");

    /// What the SDK would look for in the surroundings.
    private static final Map<String, String> AWS =
            Map.of(
                    "aws.region", "eu-central-1",
                    "aws.accessKeyId", "nobody",
                    "aws.secretAccessKey", "nothing");

    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (tonearm_\\w+) (\\w+)$");
    private static final Pattern USED = Pattern.compile("WorkerMetric\\s*\\.\\s*([A-Z_]+)\\b");

    private static Thread.@Nullable UncaughtExceptionHandler before;
    private static ApplicationContext worker;
    private static String scrape;

    @BeforeAll
    static void look() throws IOException, InterruptedException {
        AWS.forEach(System::setProperty);
        before = Thread.getDefaultUncaughtExceptionHandler();
        worker = WorkerMain.start(WorkerSettings.read(SETTINGS), Vitals.ofThisProcess());
        worker.getBean(Worker.class);
        int port = worker.getBean(HealthServer.class).port();
        var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/prometheus"));
        try (var http = HttpClient.newHttpClient()) {
            scrape = http.send(asked.build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @AfterAll
    static void end() {
        worker.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
        AWS.keySet().forEach(System::clearProperty);
    }

    @Test
    void nothing_is_measured_that_the_catalogue_does_not_name() {
        Set<String> named =
                Stream.of(WorkerMetric.values())
                        .flatMap(metric ->
                                Stream.concat(Stream.of(metric.metric()), metric.series().stream()))
                        .collect(Collectors.toSet());

        assertThat(families().keySet()).isNotEmpty().isSubsetOf(named);
    }

    /// Those with other labels are there when a node, a call, a command is.
    @Test
    void what_needs_no_event_is_there_from_the_start() {
        Set<String> expected =
                Stream.of(WorkerMetric.values())
                        .filter(WorkerFiguresTest::needsNoEvent)
                        .map(WorkerMetric::metric)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(families().keySet()).hasSizeGreaterThan(50).containsAll(expected);
        assertThat(families().keySet())
                .contains(WorkerMetric.BUILD_INFO.metric(), WorkerMetric.READY.metric());
    }

    @Test
    void each_is_of_the_kind_that_the_catalogue_says() {
        Map<String, String> families = families();
        for (WorkerMetric metric : WorkerMetric.values()) {
            String kind = families.get(metric.metric());
            if (kind != null) assertThat(kind).as(metric.metric()).isEqualTo(kind(metric.kind()));
        }
    }

    @Test
    void a_histogram_has_the_borders_that_rules_are_written_with() {
        assertThat(scrape)
                .contains("tonearm_command_sound_seconds_bucket{le=\"3.0\"} 0")
                .contains("tonearm_recovery_seconds_bucket{le=\"15.0\"} 0");
    }

    @Test
    void the_readiness_has_the_parts_that_the_catalogue_names() {
        List<String> parts = WorkerMetric.READY.labels().getFirst().values();
        String series = WorkerMetric.READY.metric() + "{part=\"";
        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(scrape).contains(series + part + "\"}"));
        assertThat(scrape.lines().filter(line -> line.startsWith(series))).hasSameSizeAs(parts);
    }

    /// What is catalogued is measured somewhere: a name alone would be a promise.
    @Test
    void each_of_the_catalogue_is_used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(file)).results().forEach(it -> used.add(it.group(1)));
            }
        }
        assertThat(WorkerMetric.values()).extracting(Enum::name).isSubsetOf(used);
    }

    @Test
    void promtool_finds_nothing_to_say() throws IOException, InterruptedException {
        Optional<Path> promtool = promtool();
        String otherwise =
                "there is no promtool here: ./tonearm test fetches it from Debian, or put it on the PATH (https://prometheus.io/download)";
        if (promtool.isEmpty())
            System.err.println("Left out: a check of metrics, for " + otherwise);
        assumeTrue(promtool.isPresent(), otherwise);
        String ours =
                scrape.lines()
                        .filter(line ->
                                line.replace("# HELP ", "")
                                        .replace("# TYPE ", "")
                                        .startsWith("tonearm_"))
                        .collect(Collectors.joining("\n", "", "\n"));
        Process process =
                new ProcessBuilder(promtool.get().toString(), "check", "metrics")
                        .redirectErrorStream(true)
                        .start();
        try (var in = process.getOutputStream()) {
            in.write(ours.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static Optional<Path> promtool() {
        Stream<Path> onPath =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(Path::of);
        return Stream.concat(Stream.of(Path.of("../.local/tools/bin").toAbsolutePath()), onPath)
                .map(folder -> folder.resolve("promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean needsNoEvent(WorkerMetric metric) {
        List<MetricLabel> labels = metric.labels();
        return labels.stream().noneMatch(label -> label.values().isEmpty());
    }

    private static Map<String, String> families() {
        Matcher families = FAMILY.matcher(scrape);
        return families.results().collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
            case HISTOGRAM -> "histogram";
        };
    }
}
