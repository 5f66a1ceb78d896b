package dev.tonearm.operator;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Within;
import dev.tonearm.operator.plan.Bill;
import dev.tonearm.operator.plan.Plan;
import dev.tonearm.operator.plan.Sizes;
import dev.tonearm.operator.plan.Usage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm plan`: what a number of servers needs, and what it costs a month.
///
/// Exit codes: 0 done, 2 wrong flags, or a size below what was measured.
@Command(
        name = "plan",
        description =
                "Prints the sizes of a deployment for so many servers and its monthly bill, with the origin of every figure, and says which limits of"
                        + " Discord's and AWS's it comes near.",
        footer =
                "Example: ./tonearm plan --guilds 10000 --playing 3 --transfer 0.01    (audio nodes where traffic is cheap)")
public final class PlanMain implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = "--guilds",
            required = true,
            paramLabel = "N",
            description = "how many servers have the bot, 1 to 1,000,000")
    private int guilds;

    @Option(
            names = "--active",
            paramLabel = "PERCENT",
            description = "of them have a command on a day (50)")
    private double active = Usage.of(1).active();

    @Option(
            names = "--commands",
            paramLabel = "N",
            description = "of an active server a day that change something (50)")
    private int commands = Usage.of(1).commands();

    @Option(
            names = "--reads",
            paramLabel = "N",
            description = "suggestions and what is only shown, for each of those (2)")
    private double reads = Usage.of(1).reads();

    @Option(
            names = "--playing",
            paramLabel = "PERCENT",
            description = "of the servers play music at a time, on average (2)")
    private double playing = Usage.of(1).playing();

    @Option(
            names = "--peak",
            paramLabel = "FACTOR",
            description = "how many times the average the busiest hour is (3)")
    private double peak = Usage.of(1).peak();

    @Option(
            names = "--paying",
            paramLabel = "PERCENT",
            description = "of the servers pay for a plan (1)")
    private double paying = Usage.of(1).paying();

    @Option(
            names = "--partitions",
            paramLabel = "P",
            description = "have so many, a power of two (as needed)")
    @Within(least = 1, most = 4_096)
    private int partitions;

    @Option(names = "--workers", paramLabel = "N", description = "have so many (as needed)")
    @Within(least = 1, most = 10_000)
    private int workers;

    @Option(names = "--nodes", paramLabel = "N", description = "have so many (as needed)")
    @Within(least = 1, most = 10_000)
    private int nodes;

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            description = "as Discord says at /gateway/bot (1; 16 above 150,000 servers)")
    @Within(least = 1, most = 1_000)
    private int concurrency;

    @Option(names = "--own-cluster", description = "no control plane of EKS is paid for")
    private boolean ownCluster;

    @Option(
            names = "--no-exporter",
            description =
                    "Prometheus does without what CloudWatch measures: the edge, queues, payments")
    private boolean noExporter;

    @Option(
            names = "--transfer",
            paramLabel = "DOLLARS",
            description = "a GB of music costs where the nodes are (AWS's list)")
    private double transfer = Bill.Place.AWS.transfer();

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "another list of prices, in the form of the one that ships")
    private @Nullable Path prices;

    PlanMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        CommandMain.run(new CommandLine(new PlanMain(System.out, System.err)), arguments);
    }

    @Override
    public Integer call() {
        try {
            var usage = new Usage(guilds, active, commands, reads, playing, peak, paying);
            var wish = new Sizes.Wish(partitions, workers, nodes, concurrency);
            var place = new Bill.Place(!ownCluster, !noExporter, transfer);
            Plan plan = Plan.of(usage, wish, place, prices);
            out.print(plan.text());
            out.println(plan.json());
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("tonearm: plan: " + e.getMessage());
            return CommandMain.BAD_USAGE;
        }
    }
}
