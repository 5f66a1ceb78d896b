package dev.tonearm.worker;

import java.util.List;

/// The worker cannot start with these settings.
final class WrongSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WrongSettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /// One line each, for the operator.
    List<String> problems() {
        return problems;
    }
}
