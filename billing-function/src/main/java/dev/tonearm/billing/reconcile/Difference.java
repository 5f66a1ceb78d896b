package dev.tonearm.billing.reconcile;

import dev.tonearm.core.job.JobProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that a night found to differ, and settled.
final class Difference {
    private static final Logger log = LoggerFactory.getLogger(Difference.class);

    private Difference() {}

    /// One more: counted as [Phase#DIFFERED] and by its kind, and named in the log, because a count
    /// leads nobody to what it counts.
    ///
    /// @param what it was about, such as `subscription sub_123`
    static JobProgress settled(JobProgress so, String kind, String what) {
        log.warn("{} differed ({}) and is settled", what, kind);
        return so.counting(Phase.DIFFERED, 1).counting(Phase.DIFFERED + "." + kind, 1);
    }
}
