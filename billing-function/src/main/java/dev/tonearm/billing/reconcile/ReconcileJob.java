package dev.tonearm.billing.reconcile;

import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import java.util.List;

/// The comparison of a night: its phases, one after the other.
public final class ReconcileJob implements Job {
    /// Between the name of a phase and where it is.
    private static final char BETWEEN = '|';

    private final List<Phase> phases;

    public ReconcileJob(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    @Override
    public JobName name() {
        return JobName.RECONCILE;
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        int between = from.cursor().indexOf(BETWEEN);
        boolean begins = between < 0;
        Phase phase = begins ? phases.getFirst() : phase(from.cursor().substring(0, between));
        JobProgress here = begins ? from : from.at(from.cursor().substring(between + 1));
        JobProgress next = phase.piece(due, begins ? here.counting(Phase.DIFFERED, 0) : here);
        if (!next.done()) return next.at(phase.name() + BETWEEN + next.cursor());
        int following = phases.indexOf(phase) + 1;
        return following == phases.size()
                ? next
                : new JobProgress(phases.get(following).name() + BETWEEN, "", next.counts(), false);
    }

    private Phase phase(String name) {
        return phases.stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no phase is called " + name));
    }
}
