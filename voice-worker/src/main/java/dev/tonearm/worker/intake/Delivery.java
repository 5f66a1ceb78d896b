package dev.tonearm.worker.intake;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Outcome;

/// A command in hand. The queue keeps it from everybody else until it is settled, by exactly one of
/// [#done(Outcome)] and [#failed(String)].
public interface Delivery {
    CommandEnvelope envelope();

    CommandTrace trace();

    /// Says that work on it begins.
    ///
    /// @return false if it was given back meanwhile, because an earlier command of its guild failed
    ///   and the order has to hold: then it is somebody else's
    boolean claim();

    /// Whether the queue will not hand it out again after a failure.
    boolean lastTry();

    /// It never has to be seen again.
    void done(Outcome outcome);

    /// It is given back, and with it the later commands of its guild that are not claimed yet.
    ///
    /// @param why for the log; holds no secret
    void failed(String why);
}
