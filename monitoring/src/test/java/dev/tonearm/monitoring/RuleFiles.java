package dev.tonearm.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files of rules, and the cases of their tests, as they are written.
final class RuleFiles {
    static final Path RULES = Path.of("rules");
    static final Path TESTS = Path.of("tests");

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private RuleFiles() {}

    /// An alert.
    ///
    /// @param file in which it stands, without its ending
    /// @param lasting how long it has to be so before anybody is told, as it is written; empty for
    ///   not
    record Alert(
            String file,
            String name,
            String expression,
            String lasting,
            Map<String, String> labels,
            Map<String, String> annotations) {
        String label(String name) {
            return labels.getOrDefault(name, "");
        }

        String annotation(String name) {
            return annotations.getOrDefault(name, "");
        }
    }

    /// A series that Prometheus writes itself.
    record Recording(String file, String name, String expression, Map<String, String> labels) {}

    /// What one look of a test has to find.
    ///
    /// @param fires whether the alert is expected
    record Case(String file, String alert, boolean fires) {}

    static List<Path> rules() {
        return files(RULES);
    }

    static List<Path> tests() {
        return files(TESTS);
    }

    static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        each((file, rule) -> {
            if (rule.has("alert")) {
                alerts.add(
                        new Alert(
                                file,
                                rule.path("alert").asString(),
                                rule.path("expr").asString(),
                                rule.path("for").asString(""),
                                texts(rule.path("labels")),
                                texts(rule.path("annotations"))));
            }
        });
        return alerts;
    }

    static List<Recording> recordings() {
        List<Recording> recordings = new ArrayList<>();
        each((file, rule) -> {
            if (rule.has("record")) {
                recordings.add(
                        new Recording(
                                file,
                                rule.path("record").asString(),
                                rule.path("expr").asString(),
                                texts(rule.path("labels"))));
            }
        });
        return recordings;
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Path file : tests()) {
            for (JsonNode test : read(file).path("tests")) {
                for (JsonNode look : test.path("alert_rule_test")) {
                    cases.add(
                            new Case(
                                    name(file),
                                    look.path("alertname").asString(),
                                    !look.path("exp_alerts").isEmpty()));
                }
            }
        }
        return cases;
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    /// One rule of one file.
    private interface RuleReader {
        void read(String file, JsonNode rule);
    }

    private static void each(RuleReader reader) {
        for (Path file : rules()) {
            for (JsonNode group : read(file).path("groups")) {
                for (JsonNode rule : group.path("rules")) reader.read(name(file), rule);
            }
        }
    }

    private static Map<String, String> texts(JsonNode members) {
        Map<String, String> texts = new TreeMap<>();
        members.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return texts;
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
