package dev.tonearm.local.stack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/// Tells the operator what happens, a line each.
public interface Progress {
    /// A part is ready.
    void ready(String part, Duration took);

    /// Something broke that the log knows more about.
    void trouble(String what, Path log);

    void say(String line);

    /// Says nothing, for tests.
    Progress SILENT =
            new Progress() {
                @Override
                public void ready(String part, Duration took) {}

                @Override
                public void trouble(String what, Path log) {}

                @Override
                public void say(String line) {}
            };

    static Progress on(PrintStream out) {
        return new Progress() {
            @Override
            public void ready(String part, Duration took) {
                out.printf("  ✓ %-28s %5d ms%n", part, took.toMillis());
            }

            @Override
            public void trouble(String what, Path log) {
                out.printf("  ✗ %s (%s)%n", what, log);
            }

            @Override
            public void say(String line) {
                out.println(line);
            }
        };
    }
}
