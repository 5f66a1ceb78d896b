package dev.tonearm.core.family;

import dev.tonearm.core.command.OptionProblem;
import java.util.Map;
import java.util.Optional;

/// The options that somebody filled in, checked against their specification.
public final class OptionValues {
    private final Map<String, Object> values;

    OptionValues(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    public Optional<Integer> number(String name) {
        return Optional.ofNullable((Long) values.get(name)).map(Math::toIntExact);
    }

    public String requiredText(String name) {
        return text(name)
                .orElseThrow(() -> new InvalidOptionException(name, OptionProblem.MISSING));
    }

    public int requiredNumber(String name) {
        return number(name)
                .orElseThrow(() -> new InvalidOptionException(name, OptionProblem.MISSING));
    }
}
