package dev.tonearm.infra.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.infra.Synthesis;
import dev.tonearm.infra.Synthesis.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/// CloudWatch and Prometheus say the same of the same figures: two opinions of what is bad would be
/// two nights of looking for the difference.
class RulesAgreeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RULES = Path.of("..", "monitoring", "rules");

    /// How much of what in how many minutes, as rules over gauges of a minute have it.
    private static final Pattern MUCH =
            Pattern.compile(
                    "(?:avg|max)_over_time\\((\\w+)(?:\\{[^}]*})?\\[(\\d+)([mh])\\]\\)\\) (>=?) ([0-9.]+)");

    private record Rule(String expr, String runbook) {}

    @ParameterizedTest
    @CsvSource({
        "edge-not-queued, EdgeNotQueued",
        "edge-store-failing, EdgeStoreFailing",
        "edge-forged, EdgeForged",
        "edge-refuses-everybody, EdgeRefusesEverybody",
        "webhooks-failing, WebhooksFail",
        "webhooks-forged, WebhooksForged",
        "webhooks-all-refused, WebhooksAllRefused",
        "retention-refused, RetentionRefused",
        "reconcile-differs, ReconcileDiffers"
    })
    void so_much_in_so_long_is_bad_in_both(String alarm, String rule) throws IOException {
        Rule there = rule(rule);
        JsonNode here = alarm(alarm);
        Matcher much = MUCH.matcher(there.expr());
        assertThat(much.find()).as(there.expr()).isTrue();
        boolean anyInIt = there.expr().contains("max_over_time");
        double most =
                Double.parseDouble(much.group(5)) * (anyInIt ? 1 : Integer.parseInt(much.group(2)));
        double reaches = much.group(4).equals(">") ? Math.floor(most) + 1 : Math.ceil(most);
        assertThat(here.path("Threshold").asDouble()).isEqualTo(reaches);
        if (!anyInIt) {
            assertThat(here.findValue("Period").asInt())
                    .isEqualTo(60 * Integer.parseInt(much.group(2)));
        }
        assertThat(here.findValue("MetricName").asText())
                .isEqualTo(much.group(1).replaceFirst("_sum$", "_total"));
        assertThat(here.path("AlarmDescription").asText()).endsWith(there.runbook());
    }

    @ParameterizedTest
    @CsvSource({
        "edge-failing, EdgeFailing, > 0.05, 5",
        "edge-late, EdgeLate, > 0.05, 5",
        "edge-slow, EdgeSlow, > 1, 1",
        "old-commands-0, PartitionStuck, > 60, 60",
        "old-billing, NotesOld, > 300, 300",
        "old-events, EventsOld, > 600, 600",
        "stream-late, StreamLate, > 300000, 300000",
        "job-missing-retention, JobMissing, [26h])) == 0, 1"
    })
    void shares_and_ages_are_bad_from_the_same_on(
            String alarm, String rule, String there, double here) throws IOException {
        assertThat(rule(rule).expr()).contains(there);
        assertThat(alarm(alarm).path("Threshold").asDouble()).isEqualTo(here);
        assertThat(alarm(alarm).path("AlarmDescription").asText()).endsWith(rule(rule).runbook());
    }

    @ParameterizedTest
    @CsvSource({
        "slo-fast, AcknowledgedBurnsFast, 14.4",
        "slo-slow, AcknowledgedBurnsSteadily, 6.0",
        "slo-plan-fast, PlanBurnsFast, 14.4",
        "slo-plan-slow, PlanBurnsSteadily, 6.0"
    })
    void an_objective_is_used_up_at_the_same_pace(String alarm, String rule, double burn)
            throws IOException {
        Rule there = rule(rule);
        assertThat(there.expr()).contains("> " + (burn == 6 ? "6" : "14.4") + " * 0.0");
        for (String window : List.of("-whole", "-now")) {
            assertThat(alarm(alarm + window).path("Threshold").asDouble()).isEqualTo(burn);
            assertThat(alarm(alarm + window).path("AlarmDescription").asText())
                    .endsWith(there.runbook());
        }
    }

    private static JsonNode alarm(String name) {
        String full = "tonearm-production-" + name;
        return Synthesis.resources(Synthesis.stage("production"), "AWS::CloudWatch::Alarm").stream()
                .map(Resource::properties)
                .filter(one -> one.path("AlarmName").asText().equals(full))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm " + full));
    }

    private static Rule rule(String alert) throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                if (!text.contains("alert: " + alert + "\n")) continue;
                JsonNode groups = JSON.valueToTree(new Yaml().<Object>load(text)).path("groups");
                for (JsonNode group : groups) {
                    for (JsonNode one : group.path("rules")) {
                        if (one.path("alert").asText().equals(alert)) return read(one);
                    }
                }
            }
        }
        throw new AssertionError("no rule " + alert);
    }

    private static Rule read(JsonNode rule) {
        String url = rule.at("/annotations/runbook_url").asText();
        return new Rule(
                rule.path("expr").asText(), "docs" + url.substring(url.indexOf("/runbooks/")));
    }
}
