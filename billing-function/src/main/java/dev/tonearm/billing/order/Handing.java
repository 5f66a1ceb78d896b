package dev.tonearm.billing.order;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.message.Message;

/// Gives files to whoever ordered them.
public interface Handing {
    /// Answers an interaction with a file; again is as good as once.
    ///
    /// @param message has a [dev.tonearm.core.message.Component.File] of this name
    /// @throws AnswerNotTakenException if Discord is not known to have taken it
    void hand(Interaction interaction, Message message, String name, byte[] json);
}
