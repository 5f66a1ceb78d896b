package dev.tonearm.local.stack;

import java.time.Duration;
import org.slf4j.LoggerFactory;

/// `./tonearm local`.
public final class LocalMain {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private LocalMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, broken) -> {
            System.err.println("tonearm local: broken in " + thread.getName());
            broken.printStackTrace();
            System.exit(FAILED);
        });
        switch (Flags.parse(arguments)) {
            case Flags.Help() -> System.out.println(Flags.USAGE);
            case Flags.Wrong(String why) -> {
                System.err.println("tonearm local: " + why);
                System.exit(WRONG_USE);
            }
            case Flags.Run run -> System.exit(run(run));
        }
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
            progress.say("  " + stack.page());
            stack.awaitEnd();
            return 0;
        } catch (WrongSettingsException wrong) {
            System.err.println("tonearm local: " + wrong.getMessage());
            return WRONG_USE;
        } catch (PartFailedException failed) {
            System.err.println("tonearm local: " + failed.getMessage());
            return FAILED;
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
