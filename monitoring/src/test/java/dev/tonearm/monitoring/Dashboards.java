package dev.tonearm.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Grafana's dashboards, as they are written.
final class Dashboards {
    private static final Path FOLDER = Path.of("dashboards");
    private static final Pattern RUNBOOK =
            Pattern.compile("\\$\\{docs}/runbooks/([a-z0-9-]+)\\.md");

    private static final Pattern OURS =
            Pattern.compile("(?<![\\w:])((?:tonearm|aws)_\\w+|[a-z]\\w*:[\\w:]+)");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Dashboards() {}

    /// With what Grafana fills in filled in.
    static String filled(String expression) {
        return expression.replace("$__rate_interval", "1m").replace("$__range", "1h");
    }

    /// What shows something; rows are none.
    record Panel(String dashboard, JsonNode json) {
        String where() {
            return dashboard + ": " + title();
        }

        String title() {
            return json.path("title").asString("");
        }

        String description() {
            return json.path("description").asString("");
        }

        String unit() {
            return defaults().path("unit").asString("");
        }

        /// With what Grafana fills in filled in.
        List<String> expressions() {
            return json.path("targets")
                    .valueStream()
                    .map(target -> filled(target.path("expr").asString("")))
                    .toList();
        }

        /// The figures of ours, and of our rules, that it asks for; what stands in quotes is none.
        List<String> ours() {
            List<String> names = new ArrayList<>();
            for (String expression : expressions()) {
                Matcher name = OURS.matcher(expression.replaceAll("\"[^\"]*\"", ""));
                while (name.find()) names.add(name.group());
            }
            return names;
        }

        List<String> runbooks() {
            List<String> runbooks = new ArrayList<>();
            for (JsonNode link : json.path("links")) {
                Matcher runbook = RUNBOOK.matcher(link.path("url").asString());
                runbooks.add(runbook.matches() ? runbook.group(1) : link.path("url").asString());
            }
            return runbooks;
        }

        /// From where on it is red; where low is bad, up to where.
        Optional<Double> red() {
            List<JsonNode> steps =
                    defaults().path("thresholds").path("steps").valueStream().toList();
            for (int at = 0; at < steps.size(); at++) {
                if (!steps.get(at).path("color").asString().equals("red")) continue;
                return Optional.of(steps.get(at == 0 ? 1 : at).path("value").asDouble());
            }
            return Optional.empty();
        }

        private JsonNode defaults() {
            return json.path("fieldConfig").path("defaults");
        }
    }

    /// By their names.
    static Map<String, JsonNode> all() {
        try (var files = Files.list(FOLDER)) {
            var all = new TreeMap<String, JsonNode>();
            for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.json$", "");
                all.put(name, JSON.readTree(Files.readString(file)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        all().forEach((name, dashboard) ->
                dashboard
                        .path("panels")
                        .valueStream()
                        .filter(panel -> !panel.path("type").asString().equals("row"))
                        .forEach(panel -> panels.add(new Panel(name, panel))));
        return panels;
    }

    /// As rules write it: without what says nothing.
    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
