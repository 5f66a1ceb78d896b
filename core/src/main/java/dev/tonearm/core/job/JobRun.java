package dev.tonearm.core.job;

import java.time.Instant;

/// A run of a job as it is kept, while it goes on and as the report of it afterwards.
///
/// @param pieces how many were kept
/// @param begun when the first of them was
/// @param last when the last of them was
public record JobRun(JobDue due, JobProgress progress, long pieces, Instant begun, Instant last) {
    /// One of which nothing is kept yet.
    public static JobRun none(JobDue due, Instant now) {
        return new JobRun(due, JobProgress.START, 0, now, now);
    }

    /// The same after one more piece.
    public JobRun after(JobProgress piece, Instant now) {
        return new JobRun(due, piece, pieces + 1, begun, now);
    }
}
