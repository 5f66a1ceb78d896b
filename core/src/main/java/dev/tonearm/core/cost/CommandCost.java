package dev.tonearm.core.cost;

import java.util.OptionalDouble;

/// What AWS asks for commands that change something, by the units that tests and benches measured
/// (docs/costs.md) and the prices of us-east-1 in 2026, without free tiers. Workers, nodes and what
/// they send are not in it: they cost by the hour and not by the command.
public final class CommandCost {
    /// In dollars for a million of each.
    static final double HTTP_API = 1.00;

    static final double LAMBDA_REQUESTS = 0.20;
    static final double FIFO_REQUESTS = 0.50;
    static final double WRITE_UNITS = 0.625;
    static final double READ_UNITS = 0.125;

    /// For a second of a gigabyte on Arm.
    static final double LAMBDA_GIGABYTE_SECOND = 0.0000133334;

    /// For a gigabyte of log lines.
    static final double LOG_GIGABYTE = 0.50;

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
        return HTTP_API
                + LAMBDA_REQUESTS
                + SECONDS * GIGABYTES * LAMBDA_GIGABYTE_SECOND * 1_000_000
                + QUEUE_REQUESTS * FIFO_REQUESTS
                + WRITES * WRITE_UNITS
                + LOG_BYTES * 1_000_000 / 1e9 * LOG_GIGABYTE;
    }

    /// The same with each command's part of what a night reads.
    ///
    /// @param commands of a day
    /// @param nightUnits the read units of its night
    /// @return nothing for a day without commands
    public static OptionalDouble perMillion(long commands, long nightUnits) {
        if (commands <= 0) return OptionalDouble.empty();
        return OptionalDouble.of(perMillion() + (double) nightUnits / commands * READ_UNITS);
    }
}
