package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.core.job.JobRecordsUnavailableException;
import dev.tonearm.core.job.JobRun;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class DynamoJobRecordsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "jobs");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final JobRecords RECORDS =
            new DynamoJobRecords(TABLE.client(_ -> NETWORK), TABLE.settings().table());
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void a_run_is_kept_whole() {
        JobDue due = JobDue.nightly(JobName.RECONCILE, NOW);
        assertThat(RECORDS.find(due)).isEmpty();
        JobProgress piece =
                JobProgress.START
                        .at("sub_9")
                        .carrying("so far")
                        .counting("seen", 3)
                        .counting("x", 0);
        JobRun run = JobRun.none(due, NOW).after(piece, NOW.plusMillis(1_500));

        assertThat(RECORDS.keep(run)).isTrue();
        assertThat(RECORDS.find(due)).contains(run);
    }

    @Test
    void of_two_who_kept_the_same_piece_one_is_told_to_read_again() {
        JobDue due = new JobDue(JobName.RECONCILE, DAY, "two");
        JobRun none = JobRun.none(due, NOW);
        JobRun one = none.after(JobProgress.START.at("a"), NOW);
        JobRun other = none.after(JobProgress.START.at("b"), NOW);

        assertThat(RECORDS.keep(one)).isTrue();
        assertThat(RECORDS.keep(other)).isFalse();
        assertThat(RECORDS.keep(one.after(JobProgress.START.at("c"), NOW))).isTrue();
        assertThat(RECORDS.keep(one.after(JobProgress.START.at("d"), NOW))).isFalse();
        assertThat(RECORDS.find(due).orElseThrow().progress().cursor()).isEqualTo("c");
    }

    @Test
    void the_reports_of_the_last_days_come_first() {
        for (int day = 8; day <= 11; day++) {
            JobDue due = new JobDue(JobName.STATISTICS, LocalDate.of(2026, 11, day), "nightly");
            RECORDS.keep(JobRun.none(due, NOW).after(JobProgress.START.finished(), NOW));
        }

        assertThat(RECORDS.latest(JobName.STATISTICS, 2))
                .extracting(run -> run.due().day().getDayOfMonth(), run -> run.progress().done())
                .containsExactly(tuple(11, true), tuple(10, true));
        assertThat(RECORDS.latest(JobName.RETENTION, 2)).isEmpty();
    }

    @Test
    void a_piece_whose_answer_was_lost_is_not_known_to_be_kept_and_is_found_when_read() {
        JobDue due = new JobDue(JobName.RECONCILE, DAY, "lost");
        JobRun run = JobRun.none(due, NOW).after(JobProgress.START.at("a"), NOW);
        NETWORK.loseAnswerTo("PutItem");

        assertThat(RECORDS.keep(run)).isFalse();
        assertThat(RECORDS.find(due)).contains(run);
    }

    @Test
    void a_store_that_is_away_says_so() {
        NETWORK.cutAfter(0);
        JobDue due = new JobDue(JobName.RECONCILE, DAY, "away");
        assertThatThrownBy(() -> RECORDS.find(due))
                .isInstanceOf(JobRecordsUnavailableException.class)
                .hasMessageContaining("reconcile#2026-11-25#away");
    }
}
