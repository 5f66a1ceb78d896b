package dev.tonearm.billing.stripe;

/// Somebody makes the same request with the same key at this moment, as when a note is worked off
/// twice. It is not to be answered: the other one does that.
public final class SameUnderWayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SameUnderWayException(String what) {
        super(what + ": the same is under way");
    }
}
