package dev.tonearm.billing.notice;

/// Discord did not take a letter, or did not say so. The bot's token is in no message.
public final class LetterNotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LetterNotSentException(String what, int status) {
        super(what + ": Discord answered " + status);
    }

    LetterNotSentException(String what, String why) {
        super(what + ": " + why);
    }
}
