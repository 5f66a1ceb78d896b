package dev.tonearm.interactions;

import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.runtime.RuntimeLoop;
import java.time.InstantSource;

/// The function as a program, where it brings its own runtime (`provided.al2023`).
public final class EdgeMain {
    private EdgeMain() {}

    /// Serves until Lambda ends it.
    public static void main(String... arguments) {
        var log = new FunctionLog(System.out, InstantSource.system());
        System.exit(RuntimeLoop.run(System.getenv(), InteractionsFunction::new, log));
    }
}
