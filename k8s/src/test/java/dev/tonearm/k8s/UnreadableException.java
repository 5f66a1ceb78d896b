package dev.tonearm.k8s;

/// Something is written that Kubernetes would not read.
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
