package dev.tonearm.monitoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Alertmanager's configuration, as far as it says what keeps quiet while something else is told.
final class Routes {
    static final Path FILE = Path.of("alertmanager/alertmanager.yaml");

    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|=)\"([^\"]*)\"");

    private Routes() {}

    /// A condition on a label; a pattern has to match all of it.
    record Condition(String label, String operator, String value) {
        static Condition of(String text) {
            Matcher matcher = MATCHER.matcher(text);
            if (!matcher.matches()) throw new IllegalArgumentException("not understood: " + text);
            return new Condition(matcher.group(1), matcher.group(2), matcher.group(3));
        }

        boolean holds(Map<String, String> labels) {
            String has = labels.getOrDefault(label, "");
            return operator.equals("=") ? has.equals(value) : has.matches(value);
        }
    }

    /// While an alert that meets the source is told, those that meet the target are not.
    record Inhibition(List<Condition> source, List<Condition> target, List<String> equal) {
        boolean silences(Map<String, String> cause, Map<String, String> effect) {
            return all(source, cause)
                    && all(target, effect)
                    && !(all(source, effect) && all(target, cause))
                    && equal.stream()
                            .allMatch(label ->
                                    cause.getOrDefault(label, "")
                                            .equals(effect.getOrDefault(label, "")));
        }

        private static boolean all(List<Condition> conditions, Map<String, String> labels) {
            return conditions.stream().allMatch(one -> one.holds(labels));
        }
    }

    static List<Inhibition> inhibitions() {
        List<Inhibition> inhibitions = new ArrayList<>();
        for (JsonNode rule : RuleFiles.read(FILE).path("inhibit_rules")) {
            inhibitions.add(
                    new Inhibition(
                            conditions(rule.path("source_matchers")),
                            conditions(rule.path("target_matchers")),
                            rule.path("equal").valueStream().map(JsonNode::asString).toList()));
        }
        return inhibitions;
    }

    private static List<Condition> conditions(JsonNode texts) {
        return texts.valueStream().map(text -> Condition.of(text.asString())).toList();
    }
}
