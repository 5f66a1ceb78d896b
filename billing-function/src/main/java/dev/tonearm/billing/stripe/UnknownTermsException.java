package dev.tonearm.billing.stripe;

/// A subscription that we do not understand. Nothing is changed by it; its note stays in the queue
/// and ends among the dead letters, from which it is sent again when the plans say what it is.
public final class UnknownTermsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownTermsException(String subscription, String what) {
        super("subscription " + subscription + " " + what);
    }
}
