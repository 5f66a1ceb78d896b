package dev.tonearm.cli;

import java.util.function.IntSupplier;
import org.slf4j.LoggerFactory;

/// How a command of `./tonearm` begins and ends.
public final class CommandMain {
    /// The command line is wrong.
    public static final int BAD_USAGE = 2;

    /// An invariant broke or an aim was missed; and what java itself ends with after an exception.
    public static final int BROKE = 1;

    private CommandMain() {}

    /// Runs a command and ends the process with its exit code.
    ///
    /// @param name for a log line if it breaks
    public static void run(String name, IntSupplier command) {
        // The deployables on the class path bring their own.
        System.setProperty("logback.configurationFile", "command-logging.xml");
        // Also when it breaks: threads of the stack's servers would keep the process.
        int code = BROKE;
        try {
            code = command.getAsInt();
        } catch (RuntimeException broken) {
            LoggerFactory.getLogger(CommandMain.class).error("{} broke", name, broken);
        }
        System.exit(code);
    }
}
