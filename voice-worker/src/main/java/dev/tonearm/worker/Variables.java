package dev.tonearm.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads environment variables and gathers what is wrong with them, so that an operator sees all of
/// it at once. No value reaches a message: some are secrets.
final class Variables {
    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> values) {
        this.values = values;
    }

    /// A variable that has to be there.
    ///
    /// @param parser throws IllegalArgumentException with a message for the operator
    /// @return empty after a problem, which [#check()] tells
    <T> Optional<T> required(String name, Function<String, T> parser) {
        String value = values.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            problems.add(name + " is missing");
            return Optional.empty();
        }
        return parse(name, value, parser);
    }

    /// A variable that may be absent or empty.
    <T> Optional<T> optional(String name, T fallback, Function<String, T> parser) {
        String value = values.getOrDefault(name, "").strip();
        return value.isEmpty() ? Optional.of(fallback) : parse(name, value, parser);
    }

    /// @throws WrongSettingsException if any variable was missing or wrong
    void check() {
        if (!problems.isEmpty()) throw new WrongSettingsException(problems);
    }

    private <T> Optional<T> parse(String name, String value, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(value));
        } catch (NumberFormatException e) {
            // Its message repeats the value.
            problems.add(name + " is not a number");
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
        }
        return Optional.empty();
    }
}
