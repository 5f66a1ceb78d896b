package dev.tonearm.node;

/// A request that is answered with an error status and Lavalink's error object.
final class ProtocolError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private ProtocolError(int status, String message) {
        super(message);
        this.status = status;
    }

    static ProtocolError badRequest(String message) {
        return new ProtocolError(400, message);
    }

    static ProtocolError notFound(String message) {
        return new ProtocolError(404, message);
    }

    static ProtocolError failed(String message) {
        return new ProtocolError(500, message);
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
