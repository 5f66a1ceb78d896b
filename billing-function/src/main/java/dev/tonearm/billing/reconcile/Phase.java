package dev.tonearm.billing.reconcile;

import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobProgress;

/// A part of the nightly comparison, in pieces as a job is ([dev.tonearm.core.job.Job#piece(JobDue,
/// JobProgress)]).
///
/// What it counts stands in the report of the night. What it finds to differ it settles, and counts
/// as [#DIFFERED] and as that with a dot and the kind of difference behind it.
public interface Phase {
    String DIFFERED = "differed";

    /// One word, which no other phase has.
    String name();

    /// Does the next piece.
    ///
    /// @param from where this phase is, with what the night has counted so far
    /// @return how far this phase is; [JobProgress#finished()] when it is over
    JobProgress piece(JobDue due, JobProgress from);

    /// By what an entry in the book says that a comparison told it, such as `reconcile#2026-11-25`.
    static String event(JobDue due) {
        return due.job().wire() + "#" + due.day();
    }
}
