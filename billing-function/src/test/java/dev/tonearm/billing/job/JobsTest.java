package dev.tonearm.billing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.billing.Overheard;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.note.Note;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.job.JobRecordsUnavailableException;
import dev.tonearm.core.job.JobRun;
import dev.tonearm.core.metric.BillingMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final JobDue DUE = JobDue.nightly(JobName.RETENTION, NOW);

    private final MemoryJobRecords records = new MemoryJobRecords();
    private final List<Note> left = new ArrayList<>();
    private final Map<String, Long> counted = new ConcurrentSkipListMap<>();
    private Instant time = NOW;

    @Test
    void a_run_of_a_night_is_for_the_day_before_it() {
        assertThat(DUE.id()).isEqualTo("retention#2026-11-25#nightly");
    }

    @Test
    void a_job_is_done_piece_by_piece_and_reported_with_all_that_it_counted() {
        jobs(Duration.ZERO).run(DUE);

        JobRun run = records.find(DUE).orElseThrow();
        assertThat(run.progress().done()).isTrue();
        assertThat(run.pieces()).isEqualTo(5);
        assertThat(run.progress().counts()).containsExactly(Map.entry("looked", 50L));
        assertThat(counted).containsEntry("JOBS_DONE", 1L);
        assertThat(left).isEmpty();
    }

    @Test
    void one_that_is_done_is_not_done_again() {
        jobs(Duration.ZERO).run(DUE);
        counted.clear();
        jobs(Duration.ZERO).run(DUE);

        assertThat(counted).isEmpty();
        assertThat(records.find(DUE).orElseThrow().pieces()).isEqualTo(5);
    }

    @Test
    void who_runs_out_of_time_leaves_a_note_with_which_it_goes_on_where_it_was() {
        Duration slow = Jobs.STRETCH.dividedBy(2);
        jobs(slow).run(DUE);
        assertThat(left).containsExactly(new Note.GoOn(DUE, 2));
        while (!left.isEmpty()) {
            var note = (Note.GoOn) Note.read(left.removeFirst().wire());
            jobs(slow).run(note.due());
        }

        assertThat(records.find(DUE).orElseThrow().progress().count("looked")).isEqualTo(50);
        assertThat(counted).containsEntry("JOBS_DONE", 1L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whichever_call_dies_the_next_try_counts_everything_once(boolean done) {
        for (int call = 1; call <= 6; call++) {
            JobDue due = new JobDue(JobName.RETENTION, DUE.day(), "try-" + call + "-" + done);
            records.failing(call, done);
            assertThatThrownBy(() -> jobs(Duration.ZERO).run(due))
                    .isInstanceOf(JobRecordsUnavailableException.class);
            jobs(Duration.ZERO).run(due);

            JobRun run = records.find(due).orElseThrow();
            assertThat(run.progress().count("looked")).as("call %s", call).isEqualTo(50);
            assertThat(run.progress().done()).isTrue();
        }
    }

    /// docs/runbooks/jobs-missing.md looks for this line.
    @Test
    void one_that_fails_says_which_it_is_and_where_it_stands() {
        Job broken =
                new Job() {
                    @Override
                    public JobName name() {
                        return JobName.RETENTION;
                    }

                    @Override
                    public JobProgress piece(JobDue due, JobProgress from) {
                        if (from.cursor().isEmpty()) return from.at("sweep:3");
                        throw new IllegalStateException("the table is away");
                    }
                };
        try (var heard = Overheard.of(Jobs.class.getName())) {
            assertThatThrownBy(() -> jobs(broken).run(DUE)).hasMessage("the table is away");
            assertThat(heard.lines())
                    .containsExactly(
                            "ERROR job retention#2026-11-25#nightly fails at sweep:3:"
                                    + " java.lang.IllegalStateException: the table is away");
        }
        assertThat(counted).containsEntry("JOBS_FAILED", 1L);
    }

    @Test
    void two_at_once_count_everything_once() throws Exception {
        var together = new CyclicBarrier(2);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(pool.submit(() -> run(together)), pool.submit(() -> run(together)));
            for (var one : both) one.get();
        }

        assertThat(records.find(DUE).orElseThrow().progress().count("looked")).isEqualTo(50);
    }

    private Void run(CyclicBarrier together) throws Exception {
        together.await();
        jobs(Duration.ZERO).run(DUE);
        return null;
    }

    @Test
    void a_job_that_this_build_does_not_have_is_left_alone() {
        jobs(Duration.ZERO).run(JobDue.nightly(JobName.STATISTICS, NOW));

        assertThat(left).isEmpty();
    }

    /// A job of five pieces, each of which looks at ten things.
    private Jobs jobs(Duration each) {
        Job five =
                new Job() {
                    @Override
                    public JobName name() {
                        return JobName.RETENTION;
                    }

                    @Override
                    public JobProgress piece(JobDue due, JobProgress from) {
                        time = time.plus(each);
                        int piece = from.cursor().isEmpty() ? 1 : Integer.parseInt(from.cursor());
                        JobProgress next = from.counting("looked", 10).at("" + (piece + 1));
                        return piece == 5 ? next.finished() : next;
                    }
                };
        return jobs(five);
    }

    private Jobs jobs(Job job) {
        Counts figures =
                new Counts() {
                    @Override
                    public void put(BillingMetric metric, String label, double value) {
                        counted.merge(metric.name(), (long) value, Long::sum);
                    }

                    @Override
                    public void flush() {}
                };
        return new Jobs(
                List.of(job), records, left::add, figures, InstantSource.fixed(NOW), () -> time);
    }
}
