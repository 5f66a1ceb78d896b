package dev.tonearm.local.stack;

/// The operator asked for something that cannot be; the message says what to change.
public final class WrongSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongSettingsException(String what) {
        super(what);
    }
}
