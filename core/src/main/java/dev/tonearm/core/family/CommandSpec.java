package dev.tonearm.core.family;

import dev.tonearm.core.command.PlayerCommand;
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
    /// Discord's permission to connect to voice, which everything that changes the music asks for.
    public static final long CONNECT = 1L << 20;

    public CommandSpec {
        options = List.copyOf(options);
    }

    /// One that the player carries out.
    public static CommandSpec player(
            String name, Function<OptionValues, PlayerCommand> meaning, OptionSpec... options) {
        return new CommandSpec(
                name,
                List.of(options),
                CONNECT,
                values -> new Request.Player(meaning.apply(values)));
    }

    /// One that shows something.
    public static CommandSpec read(
            String name, Function<OptionValues, Read> meaning, OptionSpec... options) {
        return new CommandSpec(
                name, List.of(options), 0, values -> new Request.Show(meaning.apply(values)));
    }
}
