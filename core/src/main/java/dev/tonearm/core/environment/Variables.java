package dev.tonearm.core.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads environment variables and gathers what is wrong with them, so that an operator sees all of
/// it at once. No value reaches a message: some are secrets.
///
/// What each method answers is empty after a problem, which [#check()] tells.
public final class Variables {
    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    public Variables(Map<String, String> values) {
        this.values = values;
    }

    /// A variable that has to be there.
    public Optional<String> required(String name) {
        String value = value(name);
        if (!value.isEmpty()) return Optional.of(value);
        problems.add(name + " is missing");
        return Optional.empty();
    }

    /// A variable that has to be there.
    ///
    /// @param parser throws IllegalArgumentException with a message for the operator
    public <T> Optional<T> required(String name, Function<String, T> parser) {
        Optional<String> value = required(name);
        return value.isEmpty() ? Optional.empty() : parse(name, value.get(), parser);
    }

    /// A variable that may be absent or empty.
    public String optional(String name, String fallback) {
        String value = value(name);
        return value.isEmpty() ? fallback : value;
    }

    /// A variable that may be absent or empty.
    public <T> Optional<T> optional(String name, T fallback, Function<String, T> parser) {
        String value = value(name);
        return value.isEmpty() ? Optional.of(fallback) : parse(name, value, parser);
    }

    /// A whole number that may be absent or empty.
    public Optional<Integer> number(String name, int fallback, int least, int most) {
        return optional(name, fallback, text -> within(Integer.parseInt(text), least, most));
    }

    /// A share from 0 to 1 that may be absent or empty.
    public Optional<Double> share(String name, double fallback) {
        return optional(
                name,
                fallback,
                text -> {
                    double share = Double.parseDouble(text);
                    if (share >= 0 && share <= 1) return share;
                    throw new IllegalArgumentException("not between 0 and 1");
                });
    }

    /// What is `on` or `off`, and may be absent or empty, which is off.
    public Optional<Boolean> flag(String name) {
        return flag(name, false);
    }

    /// What is `on` or `off`, and may be absent or empty.
    public Optional<Boolean> flag(String name, boolean fallback) {
        return optional(
                name,
                fallback,
                text ->
                        switch (text) {
                            case "on" -> true;
                            case "off" -> false;
                            default -> throw new IllegalArgumentException("neither on nor off");
                        });
    }

    /// One of Discord's ids, which has to be there.
    public Optional<Long> id(String name) {
        return required(name, Variables::snowflake);
    }

    /// Reads any text, such as a flag's, as variables are read.
    public <T> Optional<T> parse(String name, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (NumberFormatException e) {
            // Its message repeats the value.
            problems.add(name + " is not a number");
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    /// Ends the reading.
    ///
    /// @throws WrongSettingsException if any variable was missing or wrong
    public void check() {
        if (!problems.isEmpty()) throw new WrongSettingsException(problems);
    }

    /// One of Discord's ids.
    ///
    /// @throws IllegalArgumentException if it is none
    public static long snowflake(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("not a Discord id");
        }
    }

    private static int within(int number, int least, int most) {
        if (number >= least && number <= most) return number;
        throw new IllegalArgumentException("not between " + least + " and " + most);
    }

    private String value(String name) {
        return values.getOrDefault(name, "").strip();
    }
}
