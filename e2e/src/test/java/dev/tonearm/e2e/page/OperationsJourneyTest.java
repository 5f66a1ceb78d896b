package dev.tonearm.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.core.metric.Metric;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.StackExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an operator sees of a stack that works, by the real Prometheus.
class OperationsJourneyTest {
    private static final Pattern WORD = Pattern.compile("(?<![\\w:])[a-z][a-z0-9_]+(?![\\w:])");

    @RegisterExtension static final Chromium chromium = new Chromium();
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    @Test
    void an_operator_sees_what_the_stack_does_and_where_its_runbooks_are() {
        STACK.observe();
        Server server = STACK.server("Watched");
        Piece piece = STACK.pieces().getFirst();
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", piece.title()));
        STACK.hears(server, piece);

        Page page = chromium.open(STACK.page().resolve("operations.html"), 1440, 900);
        page.getByRole(AriaRole.COMBOBOX, named("Refresh")).selectOption("every 5 s");
        link(page, "Infrastructure").click();
        assertThat(panel(page, "Targets")).containsText("voice-worker");
        assertThat(panel(page, "Partitions").locator(".chart-line").first()).isAttached();
        assertThat(panel(page, "Partitions")).containsText("worker");

        String runbook = panel(page, "Partitions").getByRole(AriaRole.LINK).getAttribute("href");
        assertThat(runbook).startsWith("/docs/runbooks/");
        link(page, "Alerts").click();
        assertThat(page.locator(".watched")).containsText("Dead man's switch: ");
        assertThat(page.getByRole(AriaRole.REGION, named("What the receivers were told")))
                .isVisible();
    }

    /// What has no event yet is there with 0, or a rate would not see the first; but for what is
    /// told apart by something that only the running system knows, such as Discord's close codes.
    @Test
    void a_scrape_has_every_figure_that_a_rule_or_a_panel_asks_for() throws IOException {
        Server server = STACK.server("Scraped");
        Piece piece = STACK.pieces().getFirst();
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", piece.title()));
        STACK.hears(server, piece);
        Set<String> asked = asked();

        List<String> ours =
                Stream.concat(
                                Metric.all().stream()
                                        .filter(OperationsJourneyTest::isThereFromTheStart)
                                        .flatMap(metric -> metric.series().stream()),
                                Arrays.stream(AwsFigure.values()).map(AwsFigure::series))
                        .filter(asked::contains)
                        .toList();
        List<String> others =
                asked.stream().filter(name -> name.matches("(jvm|process|lavalink)_.*")).toList();

        assertThat(ours).hasSizeGreaterThan(80);
        assertThat(others).isNotEmpty();
        assertThat(scraped()).containsAll(ours).containsAll(others);
    }

    private static boolean isThereFromTheStart(Metric metric) {
        // What a night tells is not there before the first.
        if (!(metric instanceof WorkerMetric)) return metric.kind() != Metric.Kind.GAUGE;
        return metric.labels().stream().noneMatch(label -> label.values().isEmpty());
    }

    /// Every word of the rules and the dashboards; what is no figure is nowhere else.
    private static Set<String> asked() throws IOException {
        Set<String> words = new TreeSet<>();
        for (String folder : List.of("rules", "dashboards")) {
            try (var files = Files.list(Path.of("../monitoring").resolve(folder))) {
                for (Path file : files.toList()) {
                    Matcher word = WORD.matcher(Files.readString(file));
                    while (word.find()) words.add(word.group());
                }
            }
        }
        return words;
    }

    /// The names of what the parts of the stack show now.
    private static Set<String> scraped() throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode target : STACK.control().get("observe/targets")) {
            JsonNode labels = target.get("labels");
            URI address =
                    URI.create(
                            "http://"
                                    + target.get("targets").get(0).asText()
                                    + labels.get("__metrics_path__").asText());
            try (var metrics = address.toURL().openStream()) {
                new String(metrics.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
            }
        }
        return names;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.NAVIGATION).getByText(name);
    }

    private static Locator panel(Page page, String title) {
        return page.getByRole(AriaRole.ARTICLE, named(title));
    }
}
