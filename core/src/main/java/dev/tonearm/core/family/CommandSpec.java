package dev.tonearm.core.family;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.command.PlayerCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A slash command as a tree: what Discord is told, what help says, what values are taken and what
/// they mean.
///
/// Its texts are `command.PATH`, `option.PATH.OPTION` and `choice.PATH.OPTION.VALUE` in
/// [dev.tonearm.core.locale.Texts], the path being the names down the tree with dots between them.
public sealed interface CommandSpec {
    String name();

    /// What a member needs for it.
    Permission permission();

    /// One that can be given: a command, or a part of a group.
    ///
    /// @param meaning what checked values mean
    record Leaf(
            String name,
            Permission permission,
            List<OptionSpec> options,
            Function<OptionValues, Request> meaning)
            implements CommandSpec {
        public Leaf {
            options = List.copyOf(options);
            Names.check(name);
            Names.check(name, "options", options.stream().map(OptionSpec::name).toList());
            boolean optional = false;
            for (OptionSpec option : options) {
                if (option.required() && optional) {
                    throw new IllegalArgumentException(
                            "'%s' of '%s' is required and follows one that is not"
                                    .formatted(option.name(), name));
                }
                optional = !option.required();
            }
        }
    }

    /// One whose parts can be given.
    ///
    /// @param permission what Discord demands before it shows any of them
    record Group(String name, Permission permission, List<CommandSpec> parts)
            implements CommandSpec {
        public Group {
            parts = List.copyOf(parts);
            Names.check(name);
            Names.check(name, "parts", parts.stream().map(CommandSpec::name).toList());
            if (parts.isEmpty()) throw new IllegalArgumentException("'" + name + "' has no parts");
            if (depth(parts) > 2) {
                throw new IllegalArgumentException(
                        "'"
                                + name
                                + "' is a group of groups of groups; Discord has one level less");
            }
        }

        private static int depth(List<CommandSpec> parts) {
            int deepest = 0;
            for (CommandSpec part : parts) {
                if (part instanceof Group(_, _, var inner)) {
                    deepest = Math.max(deepest, depth(inner));
                }
            }
            return deepest + 1;
        }
    }

    /// One that the player carries out.
    static Leaf player(
            String name, Function<OptionValues, PlayerCommand> meaning, OptionSpec... options) {
        return new Leaf(
                name,
                Permission.CONNECT,
                List.of(options),
                values -> new Request.Player(meaning.apply(values)));
    }

    /// One that shows something.
    static Leaf read(String name, Function<OptionValues, Read> meaning, OptionSpec... options) {
        return new Leaf(
                name,
                Permission.NONE,
                List.of(options),
                values -> new Request.Show(meaning.apply(values)));
    }

    /// Several under one name.
    static Group group(String name, Permission permission, CommandSpec... parts) {
        return new Group(name, permission, List.of(parts));
    }

    /// All that can be given of this tree, in order.
    default List<SlashCommand> commands() {
        List<SlashCommand> commands = new ArrayList<>();
        collect(this, "", commands);
        return commands;
    }

    private static void collect(CommandSpec spec, String above, List<SlashCommand> into) {
        String path = above.isEmpty() ? spec.name() : above + " " + spec.name();
        switch (spec) {
            case Leaf leaf -> into.add(new SlashCommand(path, leaf));
            case Group(_, _, var parts) -> {
                for (CommandSpec part : parts) collect(part, path, into);
            }
        }
    }
}
