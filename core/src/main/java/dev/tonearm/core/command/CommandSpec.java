package dev.tonearm.core.command;

import java.util.List;
import java.util.function.Function;

/// One slash command: what Discord is told, what help says, what values are taken and what they
/// mean.
///
/// Its texts are `command.NAME` and `option.NAME.OPTION` in [dev.tonearm.core.locale.Texts].
///
/// @param memberPermissions the Discord permission bits a member needs, 0 for none
/// @param meaning what checked values mean
public record CommandSpec(
        String name,
        List<OptionSpec> options,
        long memberPermissions,
        Function<OptionValues, Request> meaning) {
    public CommandSpec {
        options = List.copyOf(options);
    }
}
