package dev.tonearm.worker.intake;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Outcome;

/// A command in hand. The queue keeps it from everybody else until it is settled, by exactly one of
/// [#done(Outcome)], [#setApart()], [#released(String)] and [#failed(String)].
public interface Delivery {
    CommandEnvelope envelope();

    CommandTrace trace();

    /// Whether it is a copy that was [set apart][#setApart()], so that only later lookups of its
    /// guild wait for it.
    boolean apart();

    /// Lets the guild's other commands past it: a copy of it comes in its stead, behind those that
    /// were set apart before it. This one is settled.
    ///
    /// @return false if that was not possible, and it was given back
    boolean setApart();

    /// Says that work on it begins.
    ///
    /// @return false if it was given back meanwhile, because an earlier command of its guild was
    ///   and the order has to hold: then it is somebody else's
    boolean claim();

    /// Whether it is put aside if it fails.
    boolean lastTry();

    /// It never has to be seen again.
    void done(Outcome outcome);

    /// Through no fault of its own it cannot be done here and now: it is given back, and with it
    /// the later commands of its guild that are not claimed yet.
    ///
    /// @param why for the log; holds no secret
    void released(String why);

    /// It broke. It is given back like one that was released; on its last try it is put aside
    /// instead, alone.
    ///
    /// @param why for the log; holds no secret
    void failed(String why);
}
