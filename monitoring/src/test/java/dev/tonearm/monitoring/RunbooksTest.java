package dev.tonearm.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.monitoring.RuleFiles.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whoever is woken finds a page that says what to do, and what it tells them to ask can be asked.
class RunbooksTest {
    private static final Path FOLDER = Path.of("../docs/runbooks");
    private static final String INDEX = "README";
    private static final Pattern LINK = Pattern.compile("/runbooks/([a-z-]+)\\.md$");
    private static final Pattern ASKED = Pattern.compile("\\bask '([^']+)'");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[(\\w+)]\\(([a-z-]+)\\.md\\) .*$");

    /// The day, and a line that was typed.
    private static final List<Pattern> SEEN =
            List.of(
                    Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d\\b"),
                    Pattern.compile("(?m)^\\$ \\S"));

    private static final List<String> PARTS =
            List.of(
                    "## What it means",
                    "## What listeners notice",
                    "## Look",
                    "## Do",
                    "## Did it work",
                    "## Who is told",
                    "## Run here");

    private static String page(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> pages() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .filter(name -> !name.equals(INDEX))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String runbook(Alert alert) {
        Matcher link = LINK.matcher(alert.annotation("runbook_url"));
        return link.find() ? link.group(1) : "";
    }

    @Test
    void every_alert_has_a_page_and_every_page_an_alert() {
        Set<String> wanted =
                RuleFiles.alerts().stream()
                        .map(RunbooksTest::runbook)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wanted).isNotEmpty();
        assertThat(pages()).isEqualTo(wanted);
    }

    @Test
    void every_page_says_whom_its_alerts_wake_and_after_how_long() {
        assertThat(RuleFiles.alerts())
                .allSatisfy(alert ->
                        assertThat(page(runbook(alert)))
                                .as(runbook(alert))
                                .contains(
                                        "| `%s` | %s | %s | %s |"
                                                .formatted(
                                                        alert.name(),
                                                        alert.label("severity"),
                                                        alert.label("owner"),
                                                        alert.lasting().isEmpty()
                                                                ? "at once"
                                                                : alert.lasting())));
    }

    @Test
    void every_page_has_all_that_somebody_at_night_needs_in_one_order() {
        assertThat(pages())
                .allSatisfy(name ->
                        assertThat(page(name).lines().filter(PARTS::contains))
                                .as(name)
                                .containsExactlyElementsOf(PARTS));
    }

    /// A page that nobody has followed is a guess. What was seen stands on it, with the day and
    /// with what was typed.
    @Test
    void every_page_was_followed_once_and_shows_what_was_seen() {
        assertThat(pages().stream().filter(name -> !wasFollowed(page(name))))
                .as("not followed on a running stack")
                .isEmpty();
    }

    @Test
    void a_page_that_nobody_followed_would_be_found() {
        String run =
                "## Run here\nOn 2026-11-27, on `./tonearm local --observe`.\n\n```\n%s\n```\n";
        assertThat(wasFollowed(run.formatted("$ ask 'up == 0'"))).isTrue();
        assertThat(wasFollowed(run.formatted("ask 'up == 0'"))).isFalse();
        assertThat(wasFollowed(run.formatted("$ ask 'up == 0'").replace("2026-11-27", "a night")))
                .isFalse();
        assertThat(wasFollowed("## Run here\nNot run here yet.\n")).isFalse();
        assertThat(wasFollowed("On 2026-11-27\n$ ask 'up == 0'\n")).isFalse();
    }

    private static boolean wasFollowed(String page) {
        int begin = page.indexOf("## Run here");
        return begin >= 0 && SEEN.stream().allMatch(one -> one.matcher(page).find(begin));
    }

    @Test
    void the_index_has_each_alert_once_and_none_that_is_gone() {
        List<String> rows = new ArrayList<>();
        Matcher row = ROW.matcher(page(INDEX));
        while (row.find()) rows.add(row.group());
        List<String> wanted =
                RuleFiles.alerts().stream()
                        .map(alert ->
                                "| [%s](%s.md) | %s | %s | %s |"
                                        .formatted(
                                                alert.name(),
                                                runbook(alert),
                                                alert.label("severity"),
                                                alert.label("owner"),
                                                title(page(runbook(alert)))))
                        .sorted()
                        .toList();
        assertThat(rows).containsExactlyElementsOf(wanted);
    }

    private static String title(String page) {
        return page.lines().findFirst().orElse("").replaceFirst("^# ", "");
    }

    @Test
    void whoever_reads_which_part_of_the_readiness_is_down_finds_its_name() {
        List<String> parts = WorkerMetric.READY.labels().getFirst().values();
        assertThat(parts).isNotEmpty();
        for (String what : List.of("## What it means", "## Do")) {
            String page = page("worker-not-ready");
            int begins = page.indexOf(what);
            String section = page.substring(begins, page.indexOf("\n## ", begins));
            assertThat(parts).allSatisfy(part -> assertThat(section).contains("`" + part + "`"));
        }
    }

    @Test
    void what_somebody_is_told_to_ask_is_measured() {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (String name : pages()) {
            Matcher asked = ASKED.matcher(page(name));
            while (asked.find()) {
                looked++;
                FiguresTest.wrong(asked.group(1)).forEach(what -> wrong.add(name + ": " + what));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(150);
    }
}
