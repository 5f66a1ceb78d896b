package dev.tonearm.core.environment;

import java.util.List;

/// Something cannot start with these settings.
public final class WrongSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public WrongSettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /// The same for one.
    public WrongSettingsException(String problem) {
        this(List.of(problem));
    }

    /// One line each, for the operator.
    public List<String> problems() {
        return problems;
    }
}
