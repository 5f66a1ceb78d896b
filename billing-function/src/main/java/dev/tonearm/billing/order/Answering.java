package dev.tonearm.billing.order;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.message.Message;

/// Answers whoever ordered something.
public interface Answering {
    /// Answers an interaction; again is as good as once.
    ///
    /// @throws AnswerNotTakenException if Discord is not known to have taken it
    void answer(Interaction interaction, Message message);
}
