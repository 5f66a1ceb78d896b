package dev.tonearm.core.command;

/// What a slash command or a button means.
public sealed interface Request {
    /// Something for the guild's player: travels to the worker.
    record Player(PlayerCommand command) implements Request {}

    /// Show the queue in a new message.
    ///
    /// @param page from 1
    record ShowQueue(int page) implements Request {}

    /// Turn the queue message that the button is on to a page.
    ///
    /// @param page from 1
    record TurnQueue(int page) implements Request {}

    record ShowNowPlaying() implements Request {}

    /// Explain the commands.
    ///
    /// @param command the one to explain, empty for the list of all
    record ShowHelp(String command) implements Request {}
}
