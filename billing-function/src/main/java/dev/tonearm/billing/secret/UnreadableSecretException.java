package dev.tonearm.billing.secret;

/// A secret that is not what it should be. Nothing of it is in the message.
public final class UnreadableSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String STRIPE = "{\"api\": \"sk_…\", \"webhook\": [\"whsec_…\"]}";

    UnreadableSecretException(String name, Throwable cause) {
        this(name, STRIPE, cause);
    }

    UnreadableSecretException(String name) {
        super(message(name, STRIPE));
    }

    UnreadableSecretException(String name, String form, Throwable cause) {
        super(message(name, form), cause);
    }

    private static String message(String name, String form) {
        return "the secret '" + name + "' is not " + form;
    }
}
