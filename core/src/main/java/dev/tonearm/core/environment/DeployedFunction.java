package dev.tonearm.core.environment;

import java.time.Duration;
import java.util.List;

/// A function of AWS Lambda as it is run: by a deployment, and on this machine with the same
/// limits.
///
/// @param name in AWS
/// @param handler the class that Lambda calls
/// @param routes the paths of the HTTP API that lead to it, all by `POST`
/// @param timeout the most time for an invocation
/// @param memoryMb 1769 MB are one processor
public record DeployedFunction(
        String name, String handler, List<String> routes, Duration timeout, int memoryMb) {
    /// Where Stripe posts its events.
    public static final String STRIPE = "/stripe";

    /// Where Discord posts its events.
    public static final String DISCORD = "/discord";

    private static final int ONE_PROCESSOR = 1_769;

    /// What Discord posts interactions to. A caller waits for 3 s; more is for a first start.
    public static final DeployedFunction INTERACTIONS =
            new DeployedFunction(
                    "tonearm-interactions",
                    "dev.tonearm.interactions.InteractionsFunction",
                    List.of("/interactions"),
                    Duration.ofSeconds(10),
                    ONE_PROCESSOR);

    /// What payments, events and the jobs of the night come to. Stripe's library has 12 s for an
    /// answer.
    public static final DeployedFunction BILLING =
            new DeployedFunction(
                    "tonearm-billing",
                    "dev.tonearm.billing.BillingFunction",
                    List.of(STRIPE, DISCORD),
                    Duration.ofSeconds(30),
                    ONE_PROCESSOR);

    public DeployedFunction {
        routes = List.copyOf(routes);
    }
}
