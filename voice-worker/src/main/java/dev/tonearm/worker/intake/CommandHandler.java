package dev.tonearm.worker.intake;

/// Takes commands to the players of their guilds.
@FunctionalInterface
public interface CommandHandler {
    /// Takes a command, in the order of its guild; returns at once.
    ///
    /// @return false if it is for somebody else to do
    boolean accept(Delivery delivery);
}
