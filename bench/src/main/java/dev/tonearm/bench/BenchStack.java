package dev.tonearm.bench;

import dev.tonearm.drive.Control;
import dev.tonearm.local.stack.Progress;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.local.stack.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// A whole stack of one bench's own, for as long as it measures.
public final class BenchStack {
    private BenchStack() {}

    /// What is done while it runs.
    @FunctionalInterface
    public interface Measuring<R> {
        R on(Stack stack, Control control) throws InterruptedException;
    }

    /// Starts it, measures and ends it.
    ///
    /// @param bench what its files are named after
    /// @param as how it differs from what `./tonearm local` starts
    public static <R> R measure(
            String bench,
            UnaryOperator<StackSettings> as,
            PrintStream out,
            Measuring<R> measuring) {
        StackSettings settings = as.apply(StackSettings.in(folder(bench)));
        try (Stack stack = Stack.start(settings, Progress.on(out));
                Control control = new Control(stack.control())) {
            return measuring.on(stack, control);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Path folder(String bench) {
        try {
            return Files.createTempDirectory("tonearm-bench-" + bench);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the stack's files", e);
        }
    }
}
