package dev.tonearm.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an expression of PromQL asks for. promtool judges whether it is one; this only finds the
/// names in it.
final class Expression {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "#[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`"
                            + "|[0-9][0-9a-zA-Z.]*|[a-zA-Z_:][a-zA-Z0-9_:]*|=~|!~|!=|==|<=|>=|\\S");

    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "atan2", "start", "end", "inf", "nan");

    /// Followed by labels in brackets.
    private static final Set<String> LISTS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private final List<String> tokens = new ArrayList<>();
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> grouped = new TreeSet<>();

    private Expression(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (!token.group().startsWith("#")) tokens.add(token.group());
        }
    }

    /// Series that are asked for.
    ///
    /// @param metric its name; empty where only the label `__name__` says which
    /// @param matchers by label: the operator and the value
    record Selector(String metric, Map<String, LabelMatcher> matchers) {}

    /// What the value of a label has to be.
    record LabelMatcher(String operator, String value) {
        /// The values that it names, if it names some and does not describe them.
        List<String> named() {
            if (operator.equals("=") || operator.equals("!=")) return List.of(value);
            if (!value.matches("[\\w|-]+")) return List.of();
            return List.of(value.split("\\|", -1));
        }
    }

    static Expression of(String text) {
        var expression = new Expression(text);
        expression.read();
        return expression;
    }

    List<Selector> selectors() {
        return selectors;
    }

    /// Labels by which it groups or joins.
    Set<String> grouped() {
        return grouped;
    }

    private void read() {
        int at = 0;
        while (at < tokens.size()) {
            String token = tokens.get(at);
            if (token.equals("[")) {
                at = after("]", at);
            } else if (token.equals("{")) {
                at = selector("", at);
            } else if (LISTS.contains(token) && is("(", at + 1)) {
                int end = after(")", at);
                tokens.subList(at + 2, end - 1).stream()
                        .filter(Expression::isName)
                        .forEach(grouped::add);
                at = end;
            } else if (!isName(token) || WORDS.contains(token)) {
                at++;
            } else if (is("(", at + 1) || isList(at + 1)) {
                at++;
            } else {
                at = selector(token, at + 1);
            }
        }
    }

    /// `sum by (…) (…)` names its labels before what it adds up.
    private boolean isList(int at) {
        return at < tokens.size() && LISTS.contains(tokens.get(at)) && is("(", at + 1);
    }

    private int selector(String metric, int at) {
        Map<String, LabelMatcher> matchers = new LinkedHashMap<>();
        int end = at;
        if (is("{", at)) {
            end = after("}", at);
            for (int label = at + 1; label + 2 < end; label += 4) {
                String value = tokens.get(label + 2);
                matchers.put(
                        tokens.get(label),
                        new LabelMatcher(
                                tokens.get(label + 1), value.substring(1, value.length() - 1)));
            }
        }
        selectors.add(new Selector(metric, matchers));
        return end;
    }

    private boolean is(String token, int at) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private int after(String token, int at) {
        int end = at;
        while (!is(token, end)) {
            if (end == tokens.size()) throw new IllegalArgumentException("no " + token);
            end++;
        }
        return end + 1;
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }
}
