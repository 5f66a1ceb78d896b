package dev.tonearm.core.settings;

import dev.tonearm.core.family.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The paths of commands and of groups, for which a server can say who may give them.
final class Paths {
    private Paths() {}

    /// Whether a command or a group has this path.
    static boolean exists(String path, List<CommandSpec> commands) {
        return find(path, commands) != null;
    }

    /// The commands that stand right under a path; none under one that is no group.
    static List<String> under(String path, List<CommandSpec> commands) {
        List<String> paths = new ArrayList<>();
        if (find(path, commands) instanceof CommandSpec.Group group) {
            for (CommandSpec part : group.parts()) paths.add(path + " " + part.name());
        }
        return paths;
    }

    private static @Nullable CommandSpec find(String path, List<CommandSpec> commands) {
        for (CommandSpec command : commands) {
            if (command.name().equals(path)) return command;
            if (command instanceof CommandSpec.Group group && path.startsWith(group.name() + " ")) {
                return find(path.substring(group.name().length() + 1), group.parts());
            }
        }
        return null;
    }
}
