package dev.tonearm.artefacts;

/// An artefact could not be made. The message says what was wrong and what to do.
final class ArtefactException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ArtefactException(String message) {
        super(message);
    }

    ArtefactException(String message, Throwable cause) {
        super(message, cause);
    }
}
