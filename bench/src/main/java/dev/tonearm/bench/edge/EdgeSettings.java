package dev.tonearm.bench.edge;

import dev.tonearm.cli.NumberFlags;
import java.util.List;

/// How much `./tonearm bench edge` does.
///
/// @param cold cold starts of each function
/// @param warm requests to each function once it runs, after half as many to warm it up
public record EdgeSettings(int cold, int warm) {
    public static final String USAGE =
            """
            Usage: ./tonearm bench edge [--cold N] [--warm N]

            Starts each function N times (15) and sends it N requests (1000) while it runs: signed /skip in, deferred answer
            out, the command in SQS. Prints how long that took, and how many times as long as a function that does nothing.
              empty           does nothing
              edge            the function as it is, wired by hand
              edge-micronaut  its parts and settings from Micronaut's context
              edge-aot        the function on a JVM that reads a cache (-XX:AOTCache) recorded just before
            Exits with 1 when a command was not answered or not queued.
            """;

    /// Reads the command line.
    public static EdgeSettings parse(String... arguments) {
        var flags = NumberFlags.read(List.of("--cold", "--warm"), arguments);
        return new EdgeSettings(
                flags.number("--cold", 15, 1, 1_000), flags.number("--warm", 1_000, 1, 1_000_000));
    }
}
