package dev.tonearm.core.locale;

import dev.tonearm.core.locale.PluralRule.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A text with places for what is filled in, in a small part of ICU's syntax:
///
/// - `{0}` is the first argument; a number is written as the language writes numbers.
/// - `{0,plural,=0{nothing}one{one track}other{{0} tracks}}` chooses by a whole number: an exact
///   one first, then CLDR's category.
/// - `{/play}` is a slash command and `{/help command:}` one with an option, by the names that
///   readers of this language see; both are written here by their names in the code.
///
/// Everything else is as it stands, apostrophes too. (java.text.MessageFormat, which it replaces,
/// knows no plural categories, swallows single apostrophes, and costs a cold start the whole of
/// Java's locale data.)
final class Wording {
    private static final String PLURAL = "plural";

    private final List<Part> parts;

    private Wording(List<Part> parts) {
        this.parts = parts;
    }

    /// Reads a pattern.
    ///
    /// @param invocation turns `/play` and `/help command:` into what a reader types
    /// @throws IllegalArgumentException if it is not one
    static Wording parse(String pattern, UnaryOperator<String> invocation) {
        var reader = new Reader(pattern, invocation);
        Wording whole = reader.wording();
        if (reader.at < pattern.length()) throw reader.broken("a } too many");
        return whole;
    }

    /// The text with its arguments; a place without an argument stays as it is.
    String with(Object[] arguments, PluralRule plurals, Numerals numerals) {
        var text = new StringBuilder();
        write(text, arguments, plurals, numerals);
        return text.toString();
    }

    private void write(
            StringBuilder to, Object[] arguments, PluralRule plurals, Numerals numerals) {
        for (Part part : parts) {
            switch (part) {
                case Literal(var text) -> to.append(text);
                case Argument(int index) when index >= arguments.length ->
                        to.append('{').append(index).append('}');
                case Argument(int index) -> to.append(numerals.written(arguments[index]));
                case Plural(int index, var exact, var forms) -> {
                    long count =
                            index < arguments.length && arguments[index] instanceof Number number
                                    ? number.longValue()
                                    : 0;
                    Wording form = exact.get(count);
                    if (form == null) form = forms.get(plurals.of(count));
                    if (form == null) form = forms.get(Category.OTHER);
                    if (form != null) form.write(to, arguments, plurals, numerals);
                }
            }
        }
    }

    /// The arguments it has places for.
    SortedSet<Integer> arguments() {
        SortedSet<Integer> arguments = new TreeSet<>();
        for (Part part : parts) {
            switch (part) {
                case Literal _ -> {}
                case Argument(int index) -> arguments.add(index);
                case Plural(int index, var exact, var forms) -> {
                    arguments.add(index);
                    exact.values().forEach(form -> arguments.addAll(form.arguments()));
                    forms.values().forEach(form -> arguments.addAll(form.arguments()));
                }
            }
        }
        return arguments;
    }

    /// The forms of each of its plurals.
    List<Plural> plurals() {
        return parts.stream().filter(Plural.class::isInstance).map(Plural.class::cast).toList();
    }

    sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Argument(int index) implements Part {}

    record Plural(int argument, Map<Long, Wording> exact, Map<Category, Wording> forms)
            implements Part {}

    private static final class Reader {
        private final String pattern;
        private final UnaryOperator<String> invocation;
        private int at;

        Reader(String pattern, UnaryOperator<String> invocation) {
            this.pattern = pattern;
            this.invocation = invocation;
        }

        /// Up to the brace that closes it, or the end.
        Wording wording() {
            List<Part> parts = new ArrayList<>();
            var literal = new StringBuilder();
            while (at < pattern.length() && pattern.charAt(at) != '}') {
                char next = pattern.charAt(at++);
                if (next != '{') {
                    literal.append(next);
                } else if (peek() == '/') {
                    literal.append(invocation.apply(until('}')));
                } else {
                    if (!literal.isEmpty()) parts.add(new Literal(literal.toString()));
                    literal.setLength(0);
                    parts.add(argument());
                }
            }
            if (!literal.isEmpty()) parts.add(new Literal(literal.toString()));
            return new Wording(List.copyOf(parts));
        }

        private Part argument() {
            int start = at;
            while (Character.isDigit(peek())) at++;
            if (at == start) throw broken("no argument after {");
            int index = Integer.parseInt(pattern.substring(start, at));
            if (peek() == '}') {
                at++;
                return new Argument(index);
            }
            expect(',');
            if (!until(',').equals(PLURAL)) throw broken("not a plural");
            return plural(index);
        }

        private Plural plural(int index) {
            Map<Long, Wording> exact = new TreeMap<>();
            Map<Category, Wording> forms = new LinkedHashMap<>();
            while (peek() != '}') {
                String selector = until('{').strip();
                Wording form = wording();
                expect('}');
                boolean twice =
                        (selector.startsWith("=")
                                        ? exact.put(Long.valueOf(selector.substring(1)), form)
                                        : forms.put(category(selector), form))
                                != null;
                if (twice) throw broken(selector + " stands twice");
                while (peek() == ' ') at++;
            }
            at++;
            if (!forms.containsKey(Category.OTHER)) throw broken("a plural needs 'other'");
            return new Plural(index, Map.copyOf(exact), Map.copyOf(forms));
        }

        private Category category(String selector) {
            try {
                return Category.valueOf(selector.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "'" + selector + "' is no plural category, in: " + pattern, e);
            }
        }

        private String until(char end) {
            int found = pattern.indexOf(end, at);
            if (found < 0) throw broken("no " + end);
            String text = pattern.substring(at, found);
            at = found + 1;
            return text;
        }

        private char peek() {
            if (at == pattern.length()) throw broken("a { too many");
            return pattern.charAt(at);
        }

        private void expect(char wanted) {
            if (peek() != wanted) throw broken("no " + wanted);
            at++;
        }

        IllegalArgumentException broken(String why) {
            return new IllegalArgumentException(why + " at " + at + " of: " + pattern);
        }
    }
}
