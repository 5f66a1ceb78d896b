package dev.tonearm.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/local-stack.md has whatever a stack has.
final class LocalStackPageTest {
    private static final Path PAGE = Path.of("..", "docs", "local-stack.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/tonearm/local/stack");

    @Test
    void each_part_is_in_the_table_of_parts_and_in_that_of_what_they_do() throws IOException {
        Set<String> parts =
                named("(?:EmulatorPart|FunctionPart|relayed|[^.]start)\\(\\s*\"([a-z-]+)\"");
        assertThat(parts).contains("function", "sqs", "music", "cloudwatch", "prometheus");
        String page = Files.readString(PAGE);
        assertThat(before(page, "## The page")).contains(quoted(parts));
        assertThat(page.substring(page.indexOf("## Parts: take one away"))).contains(quoted(parts));
    }

    @Test
    void each_job_that_prometheus_reads_is_in_the_table_of_who_looks_on() throws IOException {
        Set<String> jobs = named("targets\\.add\\(\\s*\"([a-z-]+)\"");
        assertThat(jobs).contains("voice-worker", "lavalink", "cloudwatch");
        String page = Files.readString(PAGE);
        String table = before(page.substring(page.indexOf("## Who looks on")), "| rules |");
        for (String job : jobs) assertThat(table).contains("`job=\"" + job + "\"`");
    }

    private static String before(String text, String mark) {
        return text.substring(0, text.indexOf(mark));
    }

    private static Set<String> quoted(Set<String> names) {
        return names.stream().map(name -> '`' + name + '`').collect(Collectors.toSet());
    }

    private static Set<String> named(String pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Pattern.compile(pattern)
                        .matcher(Files.readString(file))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
