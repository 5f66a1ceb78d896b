package dev.tonearm.core.privacy;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.gate.Gate;
import java.util.List;

/// `/privacy` and its parts: everybody's, in every server and whatever its settings say.
public final class PrivacySpec {
    public static final String NAME = Gate.PRIVACY;

    public static final CommandSpec SPEC =
            CommandSpec.group(
                    NAME,
                    Permission.NONE,
                    order("export", new Order.Export()),
                    order("delete", new Order.AskDeletion()),
                    order("status", new Order.DeletionStatus()));

    private PrivacySpec() {}

    private static CommandSpec order(String name, Order order) {
        return new CommandSpec.Leaf(name, Permission.NONE, List.of(), _ -> new Request.Buy(order));
    }
}
