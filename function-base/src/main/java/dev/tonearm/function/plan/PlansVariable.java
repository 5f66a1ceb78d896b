package dev.tonearm.function.plan;

import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `TONEARM_PLANS`: the path of the file with an operator's plans, or one that comes with every
/// build, `open` by default and `tiers`.
public final class PlansVariable {
    /// Its name.
    public static final String NAME = VariableNames.PLANS;

    private PlansVariable() {}

    /// Reads it, and the file that it names.
    public static Optional<Plans> read(Variables variables) {
        String choice = variables.optional(NAME, PlansFile.OPEN);
        return variables.parse(NAME, choice, text -> PlansFile.chosen(text, PlansVariable::file));
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException _) {
            throw new IllegalArgumentException(
                    "neither a file that can be read nor 'open' or 'tiers'");
        }
    }
}
