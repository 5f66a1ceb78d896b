package dev.tonearm.worker.intake;

/// The queue did not answer, or not in time, or did not do all that was asked.
public final class QueueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }

    public QueueUnavailableException(String what) {
        super(what);
    }
}
