package dev.tonearm.core.command;

/// What queues are called: in a deployment and on this machine, by those who make them and those
/// who may use them. A stage that stands has queues of these names, so they never change.
public final class QueueNames {
    /// In a URL of a queue of commands, where the number of its partition belongs.
    public static final String PARTITION = "{partition}";

    /// Notes of what the billing function has to do.
    public static final String BILLING = "tonearm-billing.fifo";

    public static final String BILLING_DEAD_LETTERS = "tonearm-billing-dlq.fifo";

    private static final String COMMANDS = "tonearm-commands-";

    private QueueNames() {}

    /// The queue of a partition's commands.
    public static String commands(int partition) {
        return COMMANDS + partition + ".fifo";
    }

    /// Where its commands are put aside.
    public static String commandsDeadLetters(int partition) {
        return COMMANDS + partition + "-dlq.fifo";
    }

    /// The name of all queues of commands, with [#PARTITION] for the number: the end of what
    /// deployables are told as the URL.
    public static String commandsOfAll() {
        return COMMANDS + PARTITION + ".fifo";
    }
}
