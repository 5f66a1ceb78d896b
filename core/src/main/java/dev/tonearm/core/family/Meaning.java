package dev.tonearm.core.family;

import dev.tonearm.core.command.OptionProblem;
import java.util.HashMap;
import java.util.Map;

/// What the values that somebody filled in come to.
public sealed interface Meaning {
    record Understood(Request request) implements Meaning {}

    record Invalid(String option, OptionProblem problem) implements Meaning {}

    /// Reads what was filled in: strings and longs by option name.
    static Meaning of(CommandSpec command, Map<String, Object> options) {
        try {
            Map<String, Object> checked = new HashMap<>();
            for (Map.Entry<String, Object> entry : options.entrySet()) {
                checked.put(entry.getKey(), checked(command, entry.getKey(), entry.getValue()));
            }
            return new Understood(command.meaning().apply(new OptionValues(checked)));
        } catch (InvalidOptionException e) {
            return new Invalid(e.option(), e.problem());
        }
    }

    private static Object checked(CommandSpec command, String name, Object value) {
        OptionSpec option =
                command.options().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidOptionException(name, OptionProblem.UNKNOWN));
        long measure =
                switch (option.type()) {
                    case STRING -> ((String) typed(name, value, String.class)).strip().length();
                    case INTEGER -> (Long) typed(name, value, Long.class);
                };
        if (measure < option.min() || measure > option.max()) {
            boolean tooLong = option.type() == OptionSpec.Type.STRING && measure > option.max();
            throw new InvalidOptionException(
                    name, tooLong ? OptionProblem.TOO_LONG : OptionProblem.OUT_OF_RANGE);
        }
        if (!option.choices().isEmpty() && !option.choices().contains(value)) {
            throw new InvalidOptionException(name, OptionProblem.NOT_A_CHOICE);
        }
        return value;
    }

    private static Object typed(String name, Object value, Class<?> type) {
        if (!type.isInstance(value))
            throw new InvalidOptionException(name, OptionProblem.WRONG_TYPE);
        return value;
    }
}
