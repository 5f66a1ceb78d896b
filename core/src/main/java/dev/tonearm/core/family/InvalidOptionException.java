package dev.tonearm.core.family;

import dev.tonearm.core.command.OptionProblem;

/// An option's value is not one that the command takes. Discord checks most of this before it sends
/// a command; bots that trust that are broken by the first stale client.
public final class InvalidOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String option;
    private final OptionProblem problem;

    public InvalidOptionException(String option, OptionProblem problem) {
        super("option '" + option + "': " + problem);
        this.option = option;
        this.problem = problem;
    }

    public String option() {
        return option;
    }

    public OptionProblem problem() {
        return problem;
    }
}
