package dev.tonearm.billing.secret;

/// A secret that is not what it should be. Nothing of it is in the message.
public final class UnreadableSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String name, Throwable cause) {
        super(message(name), cause);
    }

    UnreadableSecretException(String name) {
        super(message(name));
    }

    private static String message(String name) {
        return "the secret '" + name + "' is not {\"api\": \"sk_…\", \"webhook\": [\"whsec_…\"]}";
    }
}
