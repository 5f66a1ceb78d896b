package dev.tonearm.local.stack;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// `./tonearm local`.
public final class LocalMain {
    private static final int WRONG_USE = 2;

    private LocalMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        switch (Flags.parse(arguments)) {
            case Flags.Help() -> System.out.println(Flags.USAGE);
            case Flags.Wrong(String why) -> fail(why);
            case Flags.Run run -> run(run);
        }
    }

    private static void run(Flags.Run flags) throws InterruptedException {
        long began = System.nanoTime();
        var progress = Progress.on(System.out);
        var status = new AtomicInteger();
        try {
            var stack = new Stack(StackSettings.of(flags, Outside.of(System.getenv())), progress);
            // Halting at its end makes Ctrl-C an orderly end with code 0, not an accident with 130.
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                stack.close();
                                Runtime.getRuntime().halt(status.get());
                            }));
            progress.say("Starting Tonearm");
            stack.start();
            var took = Duration.ofNanos(System.nanoTime() - began);
            progress.say(
                    "Ready after %.1f s. Ctrl-C stops it.".formatted(took.toMillis() / 1000.0));
            progress.say("");
            progress.say("  " + stack.page());
            stack.awaitEnd();
        } catch (WrongSettingsException wrong) {
            fail(String.valueOf(wrong.getMessage()));
        } catch (PartFailedException failed) {
            progress.say("Stopped: " + failed.getMessage());
            status.set(1);
            System.exit(1);
        }
    }

    private static void fail(String why) {
        System.err.println("tonearm local: " + why);
        System.exit(WRONG_USE);
    }
}
