package dev.tonearm.core.catalogue;

import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Completer;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.message.Message;

/// `/help`: what the commands do.
///
/// @param command the one to explain, empty for the list of all
public record ShowHelp(String command) implements Read {
    static final String NAME = "help";

    static final CommandSpec SPEC =
            CommandSpec.read(
                    NAME,
                    values -> new ShowHelp(values.text("command").orElse("")),
                    OptionSpec.text("command", 64).completedBy(Completer.COMMANDS).optional());

    @Override
    public String slash() {
        return NAME;
    }

    @Override
    public Message answer(Facts facts) {
        return command.isBlank() ? new Handbook(facts).overview() : Help.of(command, facts.texts());
    }
}
