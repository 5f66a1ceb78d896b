package dev.tonearm.e2e.sim;

import java.util.Locale;

/// What `./tonearm sim` does.
///
/// @param from the first seed
/// @param seeds how many
/// @param verbose whether every step is told
/// @param mutation the protection that is taken away
record SimSettings(long from, int seeds, boolean verbose, Mutation mutation) {
    static final String USAGE =
            """
            Usage: ./tonearm sim [--seeds N] [--from SEED] [--seed SEED [--verbose]] [--break journal|fence|observer|audit]

            Runs N fleets (1000) in simulated time, each with the troubles that its seed stands for, and checks that no command
            was lost or done twice, that no two workers ever acted for one partition, and that everything came to rest as the
            journals say. Exits with 1 when something of that was not so. One seed runs the same each time; --verbose tells its
            every step. --break takes a protection away, to see that it is missed.
            """;

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException if it cannot be followed
    static SimSettings parse(String... arguments) {
        long from = 1;
        int seeds = 1_000;
        boolean verbose = false;
        Mutation mutation = Mutation.NONE;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--verbose" -> verbose = true;
                case "--seeds" -> seeds = (int) number(arguments, ++i);
                case "--from" -> from = number(arguments, ++i);
                case "--seed" -> {
                    from = number(arguments, ++i);
                    seeds = 1;
                }
                case "--break" ->
                        mutation = Mutation.valueOf(value(arguments, ++i).toUpperCase(Locale.ROOT));
                default -> throw new IllegalArgumentException("no flag '" + arguments[i] + "'");
            }
        }
        if (seeds < 1) throw new IllegalArgumentException("--seeds takes 1 or more");
        return new SimSettings(from, seeds, verbose, mutation);
    }

    private static long number(String[] arguments, int index) {
        return Long.parseLong(value(arguments, index));
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value after it");
        }
        return arguments[index];
    }
}
