package dev.tonearm.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.core.metric.Metric;
import dev.tonearm.monitoring.Dashboards.Panel;
import dev.tonearm.monitoring.ObserverTools.Said;
import dev.tonearm.monitoring.RuleFiles.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every dashboard is one that Grafana takes, says what it shows, and agrees with the alerts.
class DashboardsTest {

    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /// Grafana's grid.
    private static final int COLUMNS = 24;

    @TempDir Path folder;

    @Test
    void there_is_one_for_each_question_with_an_address_of_its_own() {
        assertThat(Dashboards.all().keySet())
                .contains(
                        "overview",
                        "services",
                        "business",
                        "performance",
                        "infrastructure",
                        "audio");
        assertThat(Dashboards.all())
                .allSatisfy((name, json) -> {
                    assertThat(json.path("uid").asString()).isEqualTo("tonearm-" + name);
                    assertThat(json.path("title").asString()).startsWith("Tonearm: ");
                    assertThat(json.path("description").asString()).isNotBlank();
                    assertThat(json.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(41);
                    assertThat(json.path("tags").toString()).contains("tonearm");
                });
    }

    /// Kustomize takes no pattern for files.
    @Test
    void the_cluster_gets_each() {
        JsonNode generated =
                RuleFiles.read(Path.of("dashboards/kustomization.yaml")).path("configMapGenerator");
        assertThat(generated.get(0).path("files").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Dashboards.all().keySet().stream().map(name -> name + ".json").toList());
    }

    /// Whoever imports one has a Prometheus of another name, and documents elsewhere.
    @Test
    void prometheus_and_the_documents_are_variables() {
        assertThat(Dashboards.all())
                .allSatisfy((name, json) -> {
                    assertThat(json.path("templating").path("list").valueStream())
                            .extracting(one -> one.path("name").asString())
                            .containsExactly("datasource", "docs");
                    assertThat(json.findValues("datasource"))
                            .extracting(one -> one.path("uid").asString())
                            .isSubsetOf("${datasource}", "-- Grafana --");
                });
    }

    @Test
    void each_panel_says_what_it_shows_and_in_what_unit() {
        assertThat(Dashboards.panels())
                .hasSizeGreaterThan(80)
                .allSatisfy(panel -> {
                    assertThat(panel.title()).as(panel.where()).isNotBlank();
                    assertThat(panel.description()).as(panel.where()).endsWith(".");
                    assertThat(panel.unit()).as(panel.where()).isNotBlank();
                    assertThat(panel.expressions()).as(panel.where()).isNotEmpty();
                    assertThat(panel.json().path("targets").valueStream())
                            .as(panel.where())
                            .extracting(target -> target.path("refId").asString())
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    void no_two_panels_of_a_dashboard_share_an_id_a_title_or_a_place() {
        for (var dashboard : Dashboards.all().entrySet()) {
            Set<Integer> ids = new HashSet<>();
            Set<String> titles = new HashSet<>();
            Set<String> taken = new HashSet<>();
            for (JsonNode panel : dashboard.getValue().path("panels")) {
                String where = dashboard.getKey() + ": " + panel.path("title").asString();
                assertThat(ids.add(panel.path("id").asInt())).as(where).isTrue();
                assertThat(titles.add(panel.path("title").asString())).as(where).isTrue();
                assertThat(cells(panel.path("gridPos")))
                        .as(where)
                        .isNotEmpty()
                        .allSatisfy(cell -> assertThat(taken.add(cell)).as(cell).isTrue());
            }
        }
    }

    private static List<String> cells(JsonNode place) {
        int left = place.path("x").asInt();
        int top = place.path("y").asInt();
        assertThat(left + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
        List<String> cells = new ArrayList<>();
        for (int x = left; x < left + place.path("w").asInt(); x++) {
            for (int y = top; y < top + place.path("h").asInt(); y++) cells.add(x + "," + y);
        }
        return cells;
    }

    @Test
    void prometheus_takes_every_expression() throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        List<Panel> panels = Dashboards.panels();
        for (int at = 0; at < panels.size(); at++) {
            for (String expression : panels.get(at).expressions()) {
                rules.append("      - record: panel_%d\n        expr: |-\n".formatted(at))
                        .append(expression.indent(10));
            }
        }
        Path file = folder.resolve("panels.yaml");
        Files.writeString(file, rules);

        Said said =
                ObserverTools.promtool(List.of("check", "rules", "--lint=none", file.toString()));

        assertThat(said.well()).as(said.text()).isTrue();
    }

    @Test
    void what_a_panel_asks_for_is_measured_or_recorded() {
        Set<String> known = new HashSet<>();
        Metric.all().forEach(metric -> known.addAll(metric.series()));
        for (AwsFigure figure : AwsFigure.values()) known.add(figure.series());
        RuleFiles.recordings().forEach(rule -> known.add(rule.name()));
        List<String> asked =
                Dashboards.panels().stream().flatMap(panel -> panel.ours().stream()).toList();

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(known).containsAll(asked);
    }

    /// By the list that rules are held against: a label that no figure has draws nothing, and
    /// nobody says why.
    @Test
    void labels_that_a_panel_asks_for_and_shows_are_those_of_its_figures() {
        List<String> wrong = new ArrayList<>();
        for (Panel panel : Dashboards.panels()) {
            for (JsonNode target : panel.json().path("targets")) {
                String expression = Dashboards.filled(target.path("expr").asString(""));
                FiguresTest.wrong(expression)
                        .forEach(what -> wrong.add(panel.where() + ": " + what));
                LEGEND.matcher(target.path("legendFormat").asString(""))
                        .results()
                        .map(found -> found.group(1))
                        .filter(label -> !FiguresTest.mayBear(expression, label))
                        .forEach(label ->
                                wrong.add(
                                        "%s shows %s, which %s never bears"
                                                .formatted(panel.where(), label, expression)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_legend_that_names_no_label_of_its_series_would_be_found() {
        assertThat(FiguresTest.mayBear("sum by (outcome) (tonearm_commands_total)", "outcome"))
                .isTrue();
        assertThat(FiguresTest.mayBear("sum by (outcome) (tonearm_commands_total)", "command"))
                .isFalse();
        assertThat(FiguresTest.mayBear("tonearm_commands_total", "guild")).isFalse();
    }

    @Test
    void a_link_leads_to_a_runbook_of_an_alert() {
        Set<String> known =
                RuleFiles.alerts().stream()
                        .map(DashboardsTest::runbook)
                        .collect(Collectors.toSet());
        assertThat(Dashboards.panels())
                .allSatisfy(
                        panel -> assertThat(known).as(panel.where()).containsAll(panel.runbooks()));
        assertThat(Dashboards.panels().stream().flatMap(panel -> panel.runbooks().stream()))
                .hasSizeGreaterThan(50);
    }

    /// Where a panel turns red somebody is told, and not before or after that.
    @Test
    void what_turns_red_is_what_an_alert_of_its_runbook_waits_for() {
        assertThat(Dashboards.panels())
                .filteredOn(panel -> panel.red().isPresent() && !panel.runbooks().isEmpty())
                .hasSizeGreaterThan(20)
                .allSatisfy(panel ->
                        assertThat(RuleFiles.alerts())
                                .as("%s is red at %s", panel.where(), panel.red().orElseThrow())
                                .anyMatch(alert ->
                                        panel.runbooks().contains(runbook(alert))
                                                && mentions(alert, panel.red().orElseThrow())));
    }

    /// One of something is more than none.
    private static boolean mentions(Alert alert, double value) {
        String number = Pattern.quote(Dashboards.number(value));
        return Pattern.compile("(?<![\\w.])" + number + "(?![\\w.])")
                        .matcher(alert.expression())
                        .find()
                || (value == 1 && alert.expression().matches("(?s).*(> 0|== 0|>= 1)\\b.*"));
    }

    private static String runbook(Alert alert) {
        return alert.annotation("runbook_url").replaceFirst(".*/runbooks/(.*)\\.md", "$1");
    }
}
