package dev.tonearm.billing.notice;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.message.Message;

/// Says something to who did something, beside the answer to it.
public interface Asides {
    /// Whether it can be said yet. An answer that is still awaited would be taken for it.
    Ready ready(Interaction interaction);

    /// Says it, to them alone.
    Said say(Interaction interaction, Message message);

    /// Whether something can be said.
    enum Ready {
        NOW,
        NOT_YET,
        NEVER
    }

    /// What became of it.
    enum Said {
        YES,
        NO,

        /// Nobody knows.
        PERHAPS
    }
}
