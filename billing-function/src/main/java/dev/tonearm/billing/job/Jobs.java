package dev.tonearm.billing.job;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.billing.privacy.Retention;
import dev.tonearm.billing.reconcile.Phase;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.core.job.JobRun;
import dev.tonearm.core.metric.BillingMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs: piece after piece for as long as others can wait, then a note to itself to go on.
///
/// A run is what the table says of it, so whoever is told of it goes on from there: after a crash,
/// because the queue tells of it again; two at once, the slower of whom finds its piece kept
/// already and takes the next one.
public final class Jobs {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    /// What else came in the same batch waits for it, and nothing of a billing queue has a minute.
    static final Duration STRETCH = Duration.ofSeconds(15);

    /// In nights.
    private static final int OLDEST_NIGHT = 7;

    private final Map<JobName, Job> jobs = new EnumMap<>(JobName.class);
    private final JobRecords records;
    private final Notes notes;
    private final Counts figures;
    private final InstantSource clock;
    private final InstantSource stopwatch;

    /// @param clock what the reports say
    /// @param stopwatch what a stretch is measured by, which nobody moves
    public Jobs(
            Collection<Job> jobs,
            JobRecords records,
            Notes notes,
            Counts figures,
            InstantSource clock,
            InstantSource stopwatch) {
        for (Job job : jobs) this.jobs.put(job.name(), job);
        this.records = records;
        this.notes = notes;
        this.figures = figures;
        this.clock = clock;
        this.stopwatch = stopwatch;
    }

    /// Goes on with a run, or begins it; one that is done is left alone.
    public void run(JobDue due) {
        Job job = jobs.get(due.job());
        if (job == null) {
            log.error("this build has no job {}", due.job().wire());
            return;
        }
        Instant enough = stopwatch.instant().plus(STRETCH);
        JobRun run = read(due);
        if (run.pieces() == 0 && due.run().equals(JobDue.NIGHTLY)) tellAge(due);
        if (run.progress().done()) {
            log.info("job {} was done before", due.id());
            return;
        }
        while (!run.progress().done()) {
            if (!stopwatch.instant().isBefore(enough)) {
                notes.leave(new Note.GoOn(due, run.pieces()));
                return;
            }
            JobProgress next = piece(job, due, run.progress());
            JobRun after = run.after(next, clock.instant());
            if (records.keep(after)) {
                run = after;
                if (next.done()) report(run);
            } else run = read(due);
        }
    }

    private JobProgress piece(Job job, JobDue due, JobProgress from) {
        try {
            return job.piece(due, from);
        } catch (RuntimeException e) {
            figures.count(BillingMetric.JOBS_FAILED, due.job().wire());
            // The note that comes again is logged with its cause, and without the job's name.
            log.error(
                    "job {} fails {}: {}",
                    due.id(),
                    from.cursor().isEmpty() ? "at its beginning" : "at " + from.cursor(),
                    e.toString());
            throw e;
        }
    }

    /// How long ago the last good night of a job was, as far as it is worth looking.
    private void tellAge(JobDue due) {
        for (int back = 1; back <= OLDEST_NIGHT; back++) {
            var before = new JobDue(due.job(), due.day().minusDays(back), JobDue.NIGHTLY);
            Optional<JobRun> run = records.find(before).filter(one -> one.progress().done());
            if (run.isEmpty()) continue;
            Duration age = Duration.between(run.get().last(), clock.instant());
            figures.put(BillingMetric.JOB_AGE, due.job().wire(), (double) age.toSeconds());
            return;
        }
    }

    private JobRun read(JobDue due) {
        return records.find(due).orElseGet(() -> JobRun.none(due, clock.instant()));
    }

    private void report(JobRun run) {
        String name = run.due().job().wire();
        long seconds = Duration.between(run.begun(), run.last()).toSeconds();
        log.info(
                "job {} is done in {} pieces and {} s: {}",
                run.due().id(),
                run.pieces(),
                seconds,
                run.progress().counts());
        figures.count(BillingMetric.JOBS_DONE, name);
        switch (run.due().job()) {
            case RECONCILE ->
                    figures.count(
                            BillingMetric.RECONCILE_DIFFERENCES,
                            run.progress().count(Phase.DIFFERED));
            case RETENTION ->
                    figures.count(
                            BillingMetric.RETENTION_REFUSED,
                            run.progress().count(Retention.REFUSED));
            case STATISTICS -> {}
        }
    }
}
