package dev.tonearm.drive;

/// The control API refused a call.
public final class ControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ControlException(String method, String path, int status, String body) {
        super(method + " " + path + ": " + status + " " + body);
        this.status = status;
    }

    /// The HTTP status it answered.
    public int status() {
        return status;
    }
}
