package dev.tonearm.core.guild;

import java.util.List;

/// A setting is to be something that it cannot be.
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    InvalidSettingException(List<SettingProblem> problems) {
        super(problems.size() + " problems with a setting", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /// At least one.
    public List<SettingProblem> problems() {
        return problems;
    }
}
