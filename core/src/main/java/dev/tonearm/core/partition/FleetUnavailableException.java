package dev.tonearm.core.partition;

/// The store with the leases did not answer; whether a write took effect is not known.
public final class FleetUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FleetUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }
}
