package dev.tonearm.core.job;

/// Something that is done in pieces, each of which takes some seconds and can be done again.
///
/// Whoever runs it keeps what a piece returns before the next one begins. So a piece whose end
/// nobody saw is done again, from the same place, and two who run it at once do some pieces twice:
/// what a piece does to the world comes to the same then, and what it counts is counted once.
public interface Job {
    JobName name();

    /// Does the next piece.
    ///
    /// @param from what the piece before it returned, or [JobProgress#START]
    /// @return how far it is now; another place than before, or done
    JobProgress piece(JobDue due, JobProgress from);
}
