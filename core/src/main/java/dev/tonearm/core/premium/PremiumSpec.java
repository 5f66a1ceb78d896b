package dev.tonearm.core.premium;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Request;
import java.util.List;

/// `/premium` and its parts.
public final class PremiumSpec {
    public static final String NAME = "premium";

    static final String STATUS = NAME + " status";
    static final String TRIAL = NAME + " trial";
    static final String USAGE = NAME + " usage";

    public static final CommandSpec SPEC =
            CommandSpec.group(
                    NAME,
                    Permission.NONE,
                    CommandSpec.read("status", _ -> new ShowStatus()),
                    CommandSpec.read("usage", _ -> new ShowUsage()),
                    new CommandSpec.Leaf(
                            "trial",
                            Permission.MANAGE_GUILD,
                            List.of(),
                            _ -> new Request.Book(new BeginTrial())));

    private PremiumSpec() {}
}
