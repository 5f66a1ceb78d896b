package dev.tonearm.operator;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.operator.price.PriceDesk;
import dev.tonearm.operator.price.PriceSources;
import dev.tonearm.operator.price.ShopUnavailableException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm prices`: what each plan costs at Stripe and at Discord, and what is wrong with that.
///
/// Exit codes: 0 all is well, 1 something is wrong with what is sold or a shop is away, 2 wrong
/// flags or settings.
@Command(
        name = "prices",
        description =
                "Compares the plans file with Stripe's prices and Discord's SKUs: ids that are missing, retired, of the wrong"
                        + " kind or in no plan, plans that only one of them sells, and prices that differ. Discord's API tells no"
                        + " prices; the file states them (skuPrices), and those are compared.",
        footer = {
            "",
            "It reads TONEARM_PLANS (the file), TONEARM_STRIPE_KEY (a restricted key that may read prices and products is"
                    + " enough), TONEARM_DISCORD_APPLICATION_ID and TONEARM_DISCORD_TOKEN; TONEARM_STRIPE_API and"
                    + " TONEARM_DISCORD_API for another address. The last line is JSON for programs.",
            "A plan is known by 'tonearm_plan' in the metadata of a price or its product, else by its name as a word of"
                    + " theirs (\"Tonearm Premium\")."
        })
public final class PricesMain implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--check", description = "say only what is wrong, without the table")
    private boolean check;

    @Option(
            names = "--sync",
            description = "show which ids the file should name, as far as that is known")
    private boolean sync;

    @Option(
            names = "--write",
            description =
                    "with --sync: write them into the file; what it was stays beside it, as FILE.before")
    private boolean write;

    @Option(names = "--undo", description = "take back what --write wrote last")
    private boolean undo;

    @Option(names = "--local", description = "of the local stack that runs here")
    private boolean local;

    PricesMain(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var command = new PricesMain(System.getenv(), System.out, System.err);
        CommandMain.run(new CommandLine(command), arguments);
    }

    @Override
    public Integer call() {
        try {
            if (write && !sync) throw new IllegalArgumentException("--write goes with --sync");
            if (undo && (sync || check))
                throw new IllegalArgumentException("--undo goes alone, or with --local");
            var settings = local ? localSettings() : environment;
            var desk = new PriceDesk(out);
            if (undo) return desk.undo(PriceSources.file(new Variables(settings)));
            PriceSources sources = PriceSources.from(new Variables(settings));
            if (sync) return desk.sync(sources, write);
            return desk.check(sources, check) ? 0 : CommandMain.BROKE;
        } catch (WrongSettingsException | IllegalArgumentException e) {
            err.println("tonearm: prices: " + e.getMessage());
            return CommandMain.BAD_USAGE;
        } catch (ShopUnavailableException e) {
            err.println("tonearm: prices: " + e.getMessage());
            return CommandMain.BROKE;
        }
    }

    private Map<String, String> localSettings() {
        JsonObject stack = LocalStackFile.read();
        var settings = new HashMap<>(environment);
        Map.of(
                        "TONEARM_PLANS", "plans",
                        "TONEARM_STRIPE_API", "stripeApi",
                        "TONEARM_STRIPE_KEY", "stripeKey",
                        "TONEARM_DISCORD_API", "discordApi",
                        "TONEARM_DISCORD_TOKEN", "discordToken",
                        "TONEARM_DISCORD_APPLICATION_ID", "applicationId")
                .forEach((name, key) -> settings.put(name, LocalStackFile.value(stack, key)));
        return settings;
    }
}
