package dev.tonearm.core.family;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.Among;
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

    /// The same, whose commands a server that has DJs leaves to so many people unless it says
    /// otherwise; what only shows something stays everybody's.
    CommandSpec among(Among among);

    /// One that can be given: a command, or a part of a group.
    ///
    /// @param among who may give it in a server that has DJs and says nothing of it
    /// @param meaning what checked values mean
    record Leaf(
            String name,
            Permission permission,
            Among among,
            List<OptionSpec> options,
            Function<OptionValues, Request> meaning)
            implements CommandSpec {
        /// One that is everybody's.
        public Leaf(
                String name,
                Permission permission,
                List<OptionSpec> options,
                Function<OptionValues, Request> meaning) {
            this(name, permission, Among.FREE, options, meaning);
        }

        public Leaf {
            options = List.copyOf(options);
            Names.check(name);
            List<String> names = new ArrayList<>();
            boolean optional = false;
            for (OptionSpec option : options) {
                names.add(option.name());
                if (option.required() && optional) {
                    throw new IllegalArgumentException(
                            "'%s' of '%s' is required and follows one that is not"
                                    .formatted(option.name(), name));
                }
                optional = !option.required();
            }
            Names.check(name, "options", names);
        }

        @Override
        public Leaf among(Among changed) {
            return permission == Permission.CONNECT
                    ? new Leaf(name, permission, changed, options, meaning)
                    : this;
        }

        @Override
        public void addTo(List<SlashCommand> commands, String above) {
            commands.add(new SlashCommand(above + name, this));
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
            List<String> names = new ArrayList<>();
            for (CommandSpec part : parts) names.add(part.name());
            Names.check(name, "parts", names);
            if (parts.isEmpty()) throw new IllegalArgumentException("'" + name + "' has no parts");
            if (depth(parts) > 2) {
                throw new IllegalArgumentException(
                        "'"
                                + name
                                + "' is a group of groups of groups; Discord has one level less");
            }
        }

        @Override
        public Group among(Among changed) {
            return new Group(
                    name, permission, parts.stream().map(part -> part.among(changed)).toList());
        }

        @Override
        public void addTo(List<SlashCommand> commands, String above) {
            for (CommandSpec part : parts) part.addTo(commands, above + name + " ");
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

    /// One that the player carries out, unless it has to be asked about first.
    static Leaf request(
            String name, Function<OptionValues, Request> meaning, OptionSpec... options) {
        return new Leaf(name, Permission.CONNECT, List.of(options), meaning);
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

    /// Adds all that can be given of this tree.
    ///
    /// @param above the path of the group that this is a part of, with a space behind it, or empty
    void addTo(List<SlashCommand> commands, String above);

    /// All that can be given of this tree, in order.
    default List<SlashCommand> commands() {
        List<SlashCommand> commands = new ArrayList<>();
        addTo(commands, "");
        return commands;
    }
}
