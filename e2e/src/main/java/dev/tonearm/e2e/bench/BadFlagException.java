package dev.tonearm.e2e.bench;

/// A command line that a bench cannot follow. The message names the flag and what it takes, on one
/// line.
final class BadFlagException extends RuntimeException {
    BadFlagException(String message) {
        super(message);
    }
}
