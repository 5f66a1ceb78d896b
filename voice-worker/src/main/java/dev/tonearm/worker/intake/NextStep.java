package dev.tonearm.worker.intake;

import dev.tonearm.worker.reply.Reply;

/// What the work on a command led to, see [Delivery#attend].
public sealed interface NextStep {
    /// It is decided, and what it changes is written. Its answer is on its way.
    record Tell(Reply reply) implements NextStep {}

    /// Through no fault of its own it cannot be done here and now.
    ///
    /// @param why for the log; holds no secret
    record GiveBack(String why) implements NextStep {}

    /// Only a newer worker knows what is true of its guild. It waits for one.
    record LeaveToNewer() implements NextStep {}

    /// Work goes on, and ends with [Delivery#setApart()] or [Delivery#giveBack(String)].
    record Later() implements NextStep {}
}
