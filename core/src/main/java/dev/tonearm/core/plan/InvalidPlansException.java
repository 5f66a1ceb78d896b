package dev.tonearm.core.plan;

import java.util.List;

/// The operators' file of plans cannot be followed. The message has a line for each thing that is
/// wrong, with its place and what is allowed there.
public final class InvalidPlansException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidPlansException(List<String> problems) {
        super(String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /// At least one.
    public List<String> problems() {
        return problems;
    }
}
