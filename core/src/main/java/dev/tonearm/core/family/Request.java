package dev.tonearm.core.family;

import dev.tonearm.core.billing.Order;
import dev.tonearm.core.command.PlayerCommand;

/// What a slash command or a component means.
public sealed interface Request {
    /// Something for the guild's player: travels to the worker.
    record Player(PlayerCommand command) implements Request {}

    /// Something to show in a new message, for the person alone.
    record Show(Read read) implements Request {}

    /// Something that the message becomes which the component is on.
    record Turn(Read read) implements Request {}

    /// A form to show.
    record Ask(Dialog dialog) implements Request {}

    /// A file to give.
    record Hand(Handout handout) implements Request {}

    /// A grant to be booked, which does not travel.
    record Book(Booking booking) implements Request {}

    /// Something about a plan that is paid for, or about what is kept of whoever asks: travels to
    /// the billing function.
    record Buy(Order order) implements Request {}

    /// Something to keep, which does not travel.
    record Save(Write write) implements Request {}
}
