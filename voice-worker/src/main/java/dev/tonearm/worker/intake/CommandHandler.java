package dev.tonearm.worker.intake;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.worker.reply.Reply;
import dev.tonearm.worker.telemetry.Outcome;

/// Takes commands to the players of their guilds.
@FunctionalInterface
public interface CommandHandler {
    /// Takes a command, in the order of its group; returns at once.
    ///
    /// @return false if it is for somebody else to do
    boolean accept(Delivery delivery);

    /// Says of a command that it could not be done, and that nobody tries it again.
    default Reply apology(Delivery delivery) {
        return Reply.unspoken(Outcome.ASIDE);
    }

    /// Tells whoever waits for an answer to what nobody can read; blocks for seconds at most.
    default void unreadable(Interaction interaction) {}

    /// Tells whoever waits for an answer that it comes after an update; blocks for seconds at most.
    default void updating(Interaction interaction) {}
}
