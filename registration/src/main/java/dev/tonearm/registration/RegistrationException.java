package dev.tonearm.registration;

/// Discord's list of commands could not be read or changed; the message says why and what to do.
final class RegistrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistrationException(String message) {
        super(message);
    }

    RegistrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
