package dev.tonearm.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// How a command of `./tonearm` begins and ends: its flags are read by picocli, what is wrong with
/// them is told on one line, and its exit code is the process's.
public final class CommandMain {
    /// The command line is wrong.
    public static final int BAD_USAGE = 2;

    /// An invariant broke or an aim was missed; and what java itself ends with after an exception.
    public static final int BROKE = 1;

    private CommandMain() {}

    /// Runs a command and ends the process with its exit code, also when threads of what it started
    /// are still there.
    ///
    /// @param command a `Callable<Integer>` or `Runnable` with picocli's annotations, perhaps with
    ///   subcommands
    public static void run(CommandLine command, String... arguments) {
        int code = BROKE;
        try {
            code = run(command, System.out, System.err, arguments);
        } catch (Error broken) {
            System.err.println("tonearm: broken: " + broken);
        }
        System.exit(code);
    }

    /// Runs a command.
    ///
    /// @return the exit code: the command's own, [#BAD_USAGE] after a wrong command line, [#BROKE]
    ///   after an exception, whose stack trace is printed
    public static int run(
            CommandLine command, PrintStream out, PrintStream err, String... arguments) {
        return prepared(command, System.getenv())
                .setOut(writer(out))
                .setErr(writer(err))
                .execute(arguments(arguments));
    }

    /// Reads a command line into a command without running it.
    ///
    /// @param environment where flags with a [Variable] are looked for when they are absent
    /// @throws ParameterException if the command line cannot be followed
    public static <C> C read(C command, Map<String, String> environment, String... arguments) {
        prepared(new CommandLine(command), environment).parseArgs(arguments);
        return command;
    }

    private static CommandLine prepared(CommandLine command, Map<String, String> environment) {
        Flags.prepare(command.getCommandSpec(), environment);
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(120)
                .setParameterExceptionHandler(CommandMain::refuse)
                .setExecutionExceptionHandler((broken, line, _) -> {
                    line.getErr().println("tonearm: " + name(line) + " broke");
                    broken.printStackTrace(line.getErr());
                    return BROKE;
                });
    }

    /// Whoever asks for help gets it, whatever else stands there.
    private static String[] arguments(String... given) {
        List<String> all = List.of(given);
        if (!all.contains("--help") && !all.contains("-h")) return given;
        List<String> help =
                new ArrayList<>(
                        all.stream().takeWhile(argument -> !argument.startsWith("-")).toList());
        help.add("--help");
        return help.toArray(String[]::new);
    }

    private static int refuse(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr()
                .printf(
                        "tonearm: %1$s: %2$s (./tonearm %1$s --help says more)%n",
                        name(line), told(wrong));
        return BAD_USAGE;
    }

    private static String told(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage()).replace('\n', ' ');
        if (!(wrong instanceof UnmatchedArgumentException unknown)) return message;
        List<String> near = unknown.getSuggestions();
        return near.isEmpty() ? message : message + "; perhaps " + String.join(" or ", near);
    }

    private static String name(CommandLine line) {
        return line.getCommandSpec().qualifiedName();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
