package dev.tonearm.core.history;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;

/// `/history`.
public final class History {
    public static final CommandSpec SPEC =
            CommandSpec.group(
                    "history",
                    Permission.NONE,
                    CommandSpec.read("tracks", _ -> new ShowTracks(1)),
                    CommandSpec.read("actions", _ -> ShowActions.newest()));

    private History() {}
}
