package dev.tonearm.local.stack;

import java.nio.file.Path;

/// A part did not start; the message names it, its log and what the log says.
public final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PartFailedException(String part, String what, Path log) {
        super(
                "the %s %s: %s%s"
                        .formatted(
                                part,
                                what,
                                log,
                                Logs.lastError(log).map(e -> "\n  " + e).orElse("")));
    }
}
