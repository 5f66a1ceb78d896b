package dev.tonearm.local.stack;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.environment.WrongSettingsException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./tonearm local`.
@Command(
        name = "local",
        description = "Runs the whole bot on this machine, with a Discord in the browser.",
        footer = {
            "",
            "Real Discord: set TONEARM_DISCORD_TOKEN, TONEARM_DISCORD_APPLICATION_ID and TONEARM_DISCORD_PUBLIC_KEY."
                    + " Real AWS: set TONEARM_QUEUE_URL, TONEARM_TABLE and the AWS SDK's own variables."
                    + " More: docs/local-stack.md"
        })
public final class LocalMain implements Callable<Integer> {
    @Mixin final Flags flags = new Flags();

    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> {
            System.err.println("tonearm local: broken in " + thread.getName());
            broken.printStackTrace();
            System.exit(CommandMain.BROKE);
        });
        CommandMain.run(new CommandLine(new LocalMain()), arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        return run(flags.run());
    }

    /// Runs until it is stopped; the exit code when it could not start.
    private static int run(Flags.Run flags) throws InterruptedException {
        long began = System.nanoTime();
        // Before several threads ask for a logger at once, which SLF4J would remark upon.
        var _ = LoggerFactory.getILoggerFactory();
        var progress = Progress.on(System.out);
        try {
            var stack = new Stack(StackSettings.of(flags, Outside.of(System.getenv())), progress);
            var hook = new Thread(() -> stopOrderly(stack), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            progress.say("Starting Tonearm");
            try {
                stack.start();
            } catch (RuntimeException failed) {
                if (isStopping(hook)) return 0; // Ctrl-C while it was starting
                throw failed;
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            progress.say(
                    "Ready after %.1f s. Ctrl-C stops it.".formatted(took.toMillis() / 1000.0));
            progress.say("");
            stack.addresses().lines().forEach(line -> progress.say("  " + line));
            stack.awaitEnd();
            return 0;
        } catch (WrongSettingsException wrong) {
            System.err.println("tonearm local: " + wrong.getMessage());
            return CommandMain.BAD_USAGE;
        } catch (PartFailedException failed) {
            System.err.println("tonearm local: " + failed.getMessage());
            return CommandMain.BROKE;
        }
    }

    /// Whether the JVM is on its way out; if not, it will end without the hook.
    private static boolean isStopping(Thread hook) {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return true;
        }
    }

    /// Halts at its end, which makes Ctrl-C an orderly end with code 0 and not an accident with
    /// 130.
    private static void stopOrderly(Stack stack) {
        System.out.println();
        System.out.println("Stopping");
        stack.close();
        Runtime.getRuntime().halt(0);
    }
}
