package dev.tonearm.core.privacy;

/// What is kept about somebody could not be read or written; nobody knows whether a write was done.
public final class PrivacyRecordsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PrivacyRecordsUnavailableException(String what, Throwable cause) {
        super("no answer about " + what, cause);
    }
}
