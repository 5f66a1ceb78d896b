package dev.tonearm.worker.intake;

/// Takes commands to the players of their guilds.
@FunctionalInterface
public interface CommandHandler {
    /// Takes a command, in the order of its guild; returns at once.
    ///
    /// @return false if there is no room for it
    boolean accept(Delivery delivery);
}
