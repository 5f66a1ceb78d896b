package dev.tonearm.infra.stage;

import java.util.List;

/// The file of stages cannot be followed.
public final class InvalidStagesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidStagesException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// One line each, with file, line, stage, key and what to write.
    public List<String> problems() {
        return problems;
    }
}
