package dev.tonearm.core.billing;

/// The records of payments could not be read or written; nobody knows whether a write was done.
public final class BillingRecordsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BillingRecordsUnavailableException(String what, Throwable cause) {
        super("no answer about " + what, cause);
    }
}
