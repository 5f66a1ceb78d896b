package dev.tonearm.bench.drill;

import dev.tonearm.bench.LongMusic;
import dev.tonearm.drive.Control;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// The fleet on which a drill is done: two workers and a node, started as a local stack.
final class Fleet {
    static final int PARTITIONS = 2;
    static final String EDGE = "function";
    static final List<String> WORKERS = List.of("worker-1", "worker-2");

    private Fleet() {}

    /// What is done with it.
    @FunctionalInterface
    interface Drill<R> {
        R on(Stack stack, Control control) throws InterruptedException;
    }

    /// The checkout.
    static Path home() {
        return Path.of(System.getProperty("tonearm.home", "."));
    }

    /// Starts it, does the drill and ends it. Its logs stay in `.local`.
    static DrillReport start(
            String name,
            UnaryOperator<StackSettings> as,
            PrintStream out,
            Drill<DrillReport> drill) {
        return run(name, as, 1, out, drill);
    }

    /// The same with two nodes, and with Prometheus and Alertmanager, which look on.
    static <R> R observed(
            String name, UnaryOperator<StackSettings> as, PrintStream out, Drill<R> drill) {
        return run(name, fleet -> as.apply(fleet).withObservers(), 2, out, drill);
    }

    private static <R> R run(
            String name,
            UnaryOperator<StackSettings> as,
            int nodes,
            PrintStream out,
            Drill<R> drill) {
        Path folder = home().resolve(".local").resolve("drill-" + name);
        StackSettings settings =
                as.apply(
                        StackSettings.in(folder)
                                .withMusic(LongMusic.in(folder.resolve("long-music")))
                                .withFleet(WORKERS.size(), nodes, PARTITIONS));
        try (Stack stack = Stack.start(settings, Progress.on(out));
                Control control = new Control(stack.control())) {
            out.println("Logs are in " + folder.resolve("logs"));
            return drill.on(stack, control);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
