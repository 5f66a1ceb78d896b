package dev.tonearm.core.family;

import dev.tonearm.core.command.OptionProblem;
import java.util.Map;

/// What the values that somebody filled in come to.
public sealed interface Meaning {
    record Understood(Request request) implements Meaning {}

    record Invalid(String option, OptionProblem problem) implements Meaning {}

    /// The message is of another build, which had another idea of it.
    record Old() implements Meaning {}

    /// Reads what was filled in.
    ///
    /// @param options by name: String, Long, Double, Boolean, UserId, RoleId, ChosenChannel or
    ///   Attachment
    static Meaning of(SlashCommand command, Map<String, Object> options) {
        try {
            var values = OptionValues.of(command.options(), options);
            return new Understood(command.leaf().meaning().apply(values));
        } catch (InvalidOptionException e) {
            return new Invalid(e.option(), e.problem());
        }
    }

    /// Reads what was pressed, chosen or sent off.
    static Meaning of(Route route, Press press) {
        if (press.version() > route.version()) return new Old();
        try {
            return new Understood(route.read(press));
        } catch (OldPressException e) {
            return new Old();
        } catch (InvalidOptionException e) {
            return new Invalid(e.option(), e.problem());
        }
    }
}
