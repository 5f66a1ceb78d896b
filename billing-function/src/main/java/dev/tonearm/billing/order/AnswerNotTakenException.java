package dev.tonearm.billing.order;

import dev.tonearm.core.command.Interaction;

/// Discord did not take an answer. Neither the address, which has a secret in it, nor what the
/// client says of it is in the message.
public final class AnswerNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerNotTakenException(Interaction interaction, int status) {
        super("interaction " + interaction.id() + ": Discord answered " + status);
    }

    AnswerNotTakenException(Interaction interaction, Exception cause) {
        super(
                "interaction "
                        + interaction.id()
                        + ": Discord did not answer: "
                        + cause.getClass().getSimpleName());
    }
}
