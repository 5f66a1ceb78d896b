package dev.tonearm.core.premium;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// `/premium` and its parts. Everybody may pay for a server; who does is the only one who changes
/// that.
public final class PremiumSpec {
    public static final String NAME = "premium";

    static final String STATUS = NAME + " status";
    static final String TRIAL = NAME + " trial";
    static final String USAGE = NAME + " usage";

    private static final OptionSpec PLAN =
            OptionSpec.choice(
                    "plan",
                    Arrays.stream(Plan.values())
                            .filter(plan -> plan != Plan.FREE)
                            .map(Plan::wire)
                            .toArray(String[]::new));

    private static final OptionSpec YEARLY = OptionSpec.flag("yearly").optional();

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
                            _ -> new Request.Book(new BeginTrial())),
                    order(
                            "subscribe",
                            values -> new Order.Subscribe(plan(values), values.flag("yearly")),
                            PLAN,
                            YEARLY),
                    order(
                            "change",
                            values -> new Order.Change(plan(values), values.flag("yearly")),
                            PLAN,
                            YEARLY),
                    order(
                            "cancel",
                            values -> new Order.Cancel(values.flag("now")),
                            OptionSpec.flag("now").optional()),
                    order("portal", _ -> new Order.Portal()),
                    order(
                            "transfer",
                            values -> new Order.Transfer(values.text("from").orElse("").strip()),
                            OptionSpec.text("from", 20).optional()));

    private PremiumSpec() {}

    private static CommandSpec order(
            String name, Function<OptionValues, Order> meaning, OptionSpec... options) {
        return new CommandSpec.Leaf(
                name,
                Permission.NONE,
                List.of(options),
                values -> new Request.Buy(meaning.apply(values)));
    }

    private static Plan plan(OptionValues values) {
        return Plan.named(values.requiredText("plan")).orElseThrow();
    }
}
