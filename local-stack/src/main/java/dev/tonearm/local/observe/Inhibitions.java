package dev.tonearm.local.observe;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which alerts keep which others quiet, by the rules of `alertmanager.yaml`. It goes by names
/// alone: some do so only where other labels suit, too.
public final class Inhibitions {
    private static final Pattern NAMED = Pattern.compile("alertname=(~?)\"(.*)\"");

    private final List<Rule> rules;

    private record Rule(Pattern source, Pattern target) {}

    private Inhibitions(List<Rule> rules) {
        this.rules = rules;
    }

    /// Reads them.
    ///
    /// @param text of `alertmanager.yaml`
    public static Inhibitions of(String text) {
        return new Inhibitions(
                all(LocalRoutes.read(text).get("inhibit_rules"))
                        .map(LocalRoutes::object)
                        .map(Inhibitions::rule)
                        .toList());
    }

    public boolean silences(String alert, String other) {
        return rules.stream()
                .anyMatch(rule ->
                        rule.source.matcher(alert).matches()
                                && rule.target.matcher(other).matches());
    }

    private static Rule rule(Map<String, Object> rule) {
        return new Rule(
                names(rule.getOrDefault("source_matchers", List.of())),
                names(rule.getOrDefault("target_matchers", List.of())));
    }

    /// Of any name, where none is said.
    private static Pattern names(Object matchers) {
        return all(matchers)
                .map(String::valueOf)
                .map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(named ->
                        Pattern.compile(
                                named.group(1).isEmpty()
                                        ? Pattern.quote(named.group(2))
                                        : named.group(2)))
                .findFirst()
                .orElse(Pattern.compile(".*"));
    }

    private static Stream<Object> all(@Nullable Object list) {
        return list instanceof List<?> some ? some.stream().map(Object.class::cast) : Stream.of();
    }
}
