package dev.tonearm.monitoring;

import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.core.metric.Metric;
import dev.tonearm.core.metric.MetricLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Every figure that somebody may ask Prometheus for: ours by the catalogue, those of others by a
/// list, and what the rules record.
final class Figures {
    /// What Prometheus itself, or the cluster, adds to each.
    private static final List<String> EVERYWHERE = List.of("job", "instance", "namespace", "pod");

    private final Map<String, Map<String, List<String>>> labels = new LinkedHashMap<>();

    private Figures() {}

    static Figures all() {
        var figures = new Figures();
        for (Metric metric : Metric.all()) {
            for (String series : metric.series()) figures.ours(series, metric);
        }
        for (AwsFigure figure : AwsFigure.values()) figures.aws(figure);
        figures.others();
        RuleFiles.recordings().forEach(one -> figures.recorded(one.name()));
        return figures;
    }

    private void ours(String series, Metric metric) {
        Map<String, List<String>> known = plain();
        for (MetricLabel label : metric.labels()) known.put(label.name(), label.values());
        if (series.endsWith("_bucket")) known.put("le", borders(metric));
        labels.put(series, known);
    }

    /// As the exporter shows them; of several dimensions some have no label.
    private void aws(AwsFigure figure) {
        Map<String, List<String>> known = plain();
        figure.dimensions().stream()
                .map(AwsFigure::label)
                .filter(label -> !label.isEmpty())
                .forEach(label -> known.put(label, List.of()));
        labels.put(figure.series(), known);
    }

    /// As the worker writes them.
    private static List<String> borders(Metric metric) {
        return metric.borders().stream().map(Object::toString).toList();
    }

    /// A line each: the name, and its labels behind a blank.
    private void others() {
        try (var file = Figures.class.getResourceAsStream("/others.txt")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
                if (line.startsWith("#")) continue;
                List<String> words = Arrays.asList(line.split(" ", -1));
                Map<String, List<String>> known = plain();
                words.stream().skip(1).forEach(label -> known.put(label, List.of()));
                labels.put(words.getFirst(), known);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// promtool knows whether its labels are there: its cases name them.
    private void recorded(String name) {
        labels.put(name, Map.of());
    }

    private static Map<String, List<String>> plain() {
        Map<String, List<String>> known = new LinkedHashMap<>();
        EVERYWHERE.forEach(label -> known.put(label, List.of()));
        return known;
    }

    int count() {
        return labels.size();
    }

    /// What is wrong with asking for it.
    Optional<String> wrong(Expression.Selector asked) {
        if (asked.metric().isEmpty()) return wrongPattern(asked);
        Map<String, List<String>> known = labels.get(asked.metric());
        if (known == null) return Optional.of("nobody measures " + asked.metric());
        if (known.isEmpty()) return Optional.empty();
        for (var matcher : asked.matchers().entrySet()) {
            List<String> values = known.get(matcher.getKey());
            if (values == null) {
                return Optional.of(asked.metric() + " has no label " + matcher.getKey());
            }
            for (String value : matcher.getValue().named()) {
                if (!values.isEmpty() && !values.contains(value)) {
                    return Optional.of(
                            "%s is never %s of %s"
                                    .formatted(value, matcher.getKey(), asked.metric()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrongPattern(Expression.Selector asked) {
        var name = asked.matchers().get("__name__");
        if (name == null) return Optional.of("all that is measured is asked for");
        return labels.keySet().stream().anyMatch(known -> known.matches(name.value()))
                ? Optional.empty()
                : Optional.of("nothing that is measured is called " + name.value());
    }

    /// Whether one of these figures may have it; of what is recorded nobody knows.
    boolean mayHave(List<Expression.Selector> asked, String label) {
        return asked.stream()
                .map(one -> labels.getOrDefault(one.metric(), Map.of()))
                .anyMatch(known -> known.isEmpty() || known.containsKey(label));
    }
}
