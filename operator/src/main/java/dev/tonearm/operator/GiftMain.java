package dev.tonearm.operator;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Within;
import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./tonearm gift`: gives a server a plan, takes such gifts back, and shows what a server has.
///
/// Exit codes: 0 done, 1 the table is away, 2 wrong flags or settings.
@Command(
        name = "gift",
        description =
                "Gives a server a plan for some days, or takes gifts back; without a plan it shows what the server has, and every"
                        + " change of that.",
        footer =
                "TONEARM_TABLE names the table (tonearm); region, credentials and endpoint are the AWS SDK's own variables.")
public final class GiftMain implements Callable<Integer> {
    private static final int MOST_DAYS = 3_660;

    private final Map<String, String> environment;
    private InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", paramLabel = "GUILD", description = "Discord's id of the server")
    private String guild = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PLAN",
            description = "basic, premium or enterprise")
    private @Nullable Plan plan;

    @Option(names = "--days", paramLabel = "N", description = "for how many days (30)")
    @Within(least = 1, most = MOST_DAYS)
    private int days = 30;

    @Option(names = "--take-back", description = "end all gifts that the server has")
    private boolean takeBack;

    @Option(names = "--local", description = "of the local stack that runs here")
    private boolean local;

    GiftMain(
            Map<String, String> environment,
            InstantSource clock,
            PrintStream out,
            PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var command = new GiftMain(System.getenv(), InstantSource.system(), System.out, System.err);
        CommandMain.run(new CommandLine(command), arguments);
    }

    @Override
    public Integer call() {
        GuildId server;
        try {
            server = new GuildId(Variables.snowflake(guild));
            check();
            if (local) {
                JsonObject stack = LocalStackFile.read();
                LocalTable.use(stack);
                clock = LocalTable.clock(stack, clock);
            }
        } catch (IllegalArgumentException e) {
            err.println("tonearm: gift: " + e.getMessage());
            return CommandMain.BAD_USAGE;
        }
        try (DynamoStore store = OperatorTable.connect(environment, clock)) {
            Gifts gifts = new Gifts(store.grants(), clock, out);
            if (takeBack) gifts.takeBack(server);
            else if (plan != null) gifts.give(server, plan, Duration.ofDays(days));
            else gifts.show(server);
            return 0;
        } catch (GrantBookUnavailableException e) {
            err.println("tonearm: gift: the table cannot be reached: " + e.getCause());
            return CommandMain.BROKE;
        }
    }

    private void check() {
        if (plan == Plan.FREE)
            throw new IllegalArgumentException(
                    "FREE is what every server has; --take-back ends gifts");
        if (takeBack && plan != null)
            throw new IllegalArgumentException("--take-back takes all gifts back; leave PLAN out");
    }
}
