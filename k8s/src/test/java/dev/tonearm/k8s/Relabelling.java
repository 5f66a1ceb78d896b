package dev.tonearm.k8s;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What Prometheus makes of a series by the steps of a ServiceMonitor. A label without a value is
/// none. <https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config>
final class Relabelling {
    private Relabelling() {}

    /// The labels afterwards; nothing for a series that is not kept.
    static Optional<Map<String, String>> of(JsonNode steps, Map<String, String> series) {
        Map<String, String> labels = new TreeMap<>(series);
        for (JsonNode step : steps) {
            if (!apply(step, labels)) return Optional.empty();
            labels.values().removeIf(String::isEmpty);
        }
        return Optional.of(labels);
    }

    private static boolean apply(JsonNode step, Map<String, String> labels) {
        Pattern pattern = Pattern.compile(step.path("regex").asString("(.*)"), Pattern.DOTALL);
        String replacement = step.path("replacement").asString("$1");
        String sources =
                StreamSupport.stream(step.path("sourceLabels").spliterator(), false)
                        .map(label -> labels.getOrDefault(label.asString(), ""))
                        .collect(Collectors.joining(step.path("separator").asString(";")));
        Matcher matcher = pattern.matcher(sources);
        switch (step.path("action").asString("replace")) {
            case "keep" -> {
                return matcher.matches();
            }
            case "drop" -> {
                return !matcher.matches();
            }
            case "replace" -> {
                if (matcher.matches()) {
                    labels.put(step.path("targetLabel").asString(), expanded(matcher, replacement));
                }
            }
            case "labelmap" ->
                    Map.copyOf(labels)
                            .forEach((name, value) -> {
                                Matcher of = pattern.matcher(name);
                                if (of.matches()) labels.put(expanded(of, replacement), value);
                            });
            case "labeldrop" -> labels.keySet().removeIf(name -> pattern.matcher(name).matches());
            default -> throw new UnreadableException("no rule knows the step " + step);
        }
        return true;
    }

    /// `$1` and `${1}`, as Go writes them.
    private static String expanded(Matcher matcher, String replacement) {
        String text = replacement;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String value = matcher.group(group) == null ? "" : matcher.group(group);
            text = text.replace("${" + group + "}", value).replace("$" + group, value);
        }
        return text;
    }
}
