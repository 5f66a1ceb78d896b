package dev.tonearm.interactions.answer;

import java.io.IOException;

/// Discord did not take an answer by its callback route, or did not say so in time. The address,
/// which has a secret in it, is in no message.
public final class CallbackFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallbackFailedException(int status) {
        super("Discord answered a callback with " + status);
    }

    CallbackFailedException(IOException cause) {
        super("Discord did not answer a callback: " + cause.getClass().getSimpleName());
    }
}
