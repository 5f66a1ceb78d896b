package dev.tonearm.core.cost;

import java.util.OptionalDouble;

/// What AWS asks for commands that change something, by the units that tests and benches measured
/// (docs/costs.md) and the list of prices, without free tiers. Workers, nodes and what they send
/// are not in it: they cost by the hour and not by the command.
public final class CommandCost {
    /// Of the interactions function, warm.
    private static final double SECONDS = 0.020;

    private static final double GIGABYTES = 1_769 / 1_024.0;

    /// The gate's and the line's, and what a snapshot every 32 lines comes to.
    private static final double WRITES = 2 + 1 / 32.0;

    /// A message is sent, received and deleted.
    private static final double QUEUE_REQUESTS = 3;

    /// The line that tells of it, and the one that CloudWatch makes figures of.
    private static final double LOG_BYTES = 900;

    private CommandCost() {}

    /// Dollars for a million commands, with nothing else.
    public static double perMillion() {
        return perMillion(PriceList.shipped());
    }

    private static double perMillion(PriceList prices) {
        return prices.price("http-api.million")
                + prices.price("lambda.request.million")
                + SECONDS * GIGABYTES * prices.price("lambda.gb-second") * 1_000_000
                + QUEUE_REQUESTS * prices.price("sqs-fifo.request.million")
                + WRITES * prices.price("dynamodb.write.million")
                + LOG_BYTES * 1_000_000 / 1e9 * prices.price("logs.gb");
    }

    /// The same with each command's part of what nights read to make the figures.
    ///
    /// @param commands of a day, a week or a month
    /// @param nightUnits the read units of its nights
    /// @return nothing for a time without commands
    public static OptionalDouble perMillion(long commands, long nightUnits) {
        if (commands <= 0) return OptionalDouble.empty();
        PriceList prices = PriceList.shipped();
        double night = (double) nightUnits / commands * prices.price("dynamodb.read.million");
        return OptionalDouble.of(perMillion(prices) + night);
    }
}
