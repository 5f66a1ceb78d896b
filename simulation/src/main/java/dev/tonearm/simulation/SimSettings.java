package dev.tonearm.simulation;

import dev.tonearm.cli.BadFlagException;

/// What `./tonearm sim` does.
///
/// @param from the first seed
/// @param seeds how many
/// @param verbose whether every step is told
/// @param mutation the protection that is taken away
record SimSettings(long from, int seeds, boolean verbose, Mutation mutation) {
    private static final int MOST_SEEDS = 1_000_000;

    static final String USAGE =
            """
            Usage: ./tonearm sim [--seeds N] [--from SEED] [--seed SEED [--verbose]] [--break journal|fence|observer|lookups|answers|audit|place]

            Runs N fleets (1000) in simulated time, each with the troubles that its seed stands for, and checks that no command
            was lost or done twice, that no two workers ever acted for one partition, and that everything came to rest as the
            journals say. Exits with 1 when something of that was not so. One seed runs the same each time; --verbose tells its
            every step. --break takes a protection away, to see that it is missed.
            """;

    /// Reads the command line.
    ///
    /// @throws BadFlagException if it cannot be followed
    static SimSettings parse(String... arguments) {
        long from = 1;
        int seeds = 1_000;
        boolean verbose = false;
        Mutation mutation = Mutation.NONE;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--verbose" -> verbose = true;
                case "--seeds" -> seeds = (int) number(arguments, ++i, 1, MOST_SEEDS);
                case "--from" -> from = number(arguments, ++i, 0, Long.MAX_VALUE);
                case "--seed" -> {
                    from = number(arguments, ++i, 0, Long.MAX_VALUE);
                    seeds = 1;
                }
                case "--break" -> mutation = mutation(value(arguments, ++i));
                default -> throw new BadFlagException("no flag '" + arguments[i] + "'");
            }
        }
        return new SimSettings(from, seeds, verbose, mutation);
    }

    private static Mutation mutation(String name) {
        for (Mutation one : Mutation.values()) {
            if (one.name().equalsIgnoreCase(name)) return one;
        }
        throw new BadFlagException(
                "--break takes journal, fence, observer, lookups, answers, audit or place, not '"
                        + name
                        + "'");
    }

    private static long number(String[] arguments, int index, long least, long most) {
        String text = value(arguments, index);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException _) {
            // Said below: a number too large for a long is no different from one too large for us.
        }
        throw new BadFlagException(
                "%s takes a whole number from %d to %d, not '%s'"
                        .formatted(arguments[index - 1], least, most, text));
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new BadFlagException(arguments[index - 1] + " needs a value after it");
        }
        return arguments[index];
    }
}
