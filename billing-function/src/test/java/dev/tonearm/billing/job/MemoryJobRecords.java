package dev.tonearm.billing.job;

import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.core.job.JobRecordsUnavailableException;
import dev.tonearm.core.job.JobRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/// Runs in memory, whose calls fail as a test wants: before they are done, or after.
public final class MemoryJobRecords implements JobRecords {
    private final Map<JobDue, JobRun> runs = new ConcurrentHashMap<>();
    private int calls;
    private IntPredicate failsBefore = _ -> false;
    private IntPredicate failsAfter = _ -> false;

    /// Lets the call of this number fail, and no other.
    void failing(int call, boolean done) {
        calls = 0;
        failsBefore = number -> number == call && !done;
        failsAfter = number -> number == call && done;
    }

    @Override
    public synchronized Optional<JobRun> find(JobDue due) {
        int call = begin();
        Optional<JobRun> found = Optional.ofNullable(runs.get(due));
        end(call);
        return found;
    }

    @Override
    public synchronized boolean keep(JobRun after) {
        int call = begin();
        JobRun before = runs.get(after.due());
        boolean next = (before == null ? 0 : before.pieces()) == after.pieces() - 1;
        if (next) runs.put(after.due(), after);
        end(call);
        return next;
    }

    private int begin() {
        calls++;
        if (failsBefore.test(calls)) throw away();
        return calls;
    }

    private void end(int call) {
        if (failsAfter.test(call)) throw away();
    }

    private static JobRecordsUnavailableException away() {
        return new JobRecordsUnavailableException("any", new IOException("away"));
    }

    @Override
    public synchronized List<JobRun> latest(JobName job, int limit) {
        List<JobRun> found = new ArrayList<>();
        runs.values().stream()
                .filter(run -> run.due().job() == job)
                .limit(limit)
                .forEach(found::add);
        return found;
    }
}
