package dev.tonearm.bench.billing;

import dev.tonearm.cli.Within;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./tonearm bench billing`.
@Command(
        name = "billing",
        description = {
            "Replays the webhooks of many subscriptions' lives, signed as Stripe signs them and one in ten of them twice, through the"
                    + " billing function's own parts in this process: the endpoint, SQS, the worker, DynamoDB. Stripe's answers come from"
                    + " memory, so its own time is none.",
            "Prints how many webhooks are taken and how many notes are worked off in a second, how long each takes, and what an event"
                    + " costs by its kind. Exits with 1 when a webhook was refused, a note was lost, a subscription did not end in the plan"
                    + " that Stripe says, or something was booked twice."
        })
public final class BillingBenchCommand implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--webhooks",
            paramLabel = "N",
            defaultValue = "100000",
            description = "how many (${DEFAULT-VALUE})")
    @Within(least = 100, most = 10_000_000)
    private int webhooks;

    @Option(
            names = "--stripe-millis",
            paramLabel = "N",
            defaultValue = "150",
            description =
                    "how long Stripe is taken to need for an answer, in what the function costs (${DEFAULT-VALUE})")
    @Within(least = 0, most = 10_000)
    private int callMillis;

    @Option(names = "--alone", description = "gives the worker each note alone, to compare with")
    private boolean alone;

    public BillingBenchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        return BillingBench.run(out, new WebhookRun(webhooks, callMillis, !alone));
    }
}
