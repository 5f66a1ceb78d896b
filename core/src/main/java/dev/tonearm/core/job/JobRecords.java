package dev.tonearm.core.job;

import java.util.List;
import java.util.Optional;

/// How far jobs are, and what came of them. Reports are kept for a year.
///
/// All of it may throw [JobRecordsUnavailableException].
public interface JobRecords {
    Optional<JobRun> find(JobDue due);

    /// Keeps a run with one more piece, unless somebody else has kept that piece since.
    ///
    /// @return whether it is known to be kept; if not, it is to be read again
    boolean keep(JobRun after);

    /// The runs of a job that were kept, those of the latest day first.
    List<JobRun> latest(JobName job, int limit);
}
