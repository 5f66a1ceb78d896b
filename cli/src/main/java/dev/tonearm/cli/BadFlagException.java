package dev.tonearm.cli;

/// A command line that cannot be followed. The message names the flag and what it takes, on one
/// line.
public final class BadFlagException extends RuntimeException {
    public BadFlagException(String message) {
        super(message);
    }
}
