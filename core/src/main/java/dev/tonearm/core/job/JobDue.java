package dev.tonearm.core.job;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// A run of a job that is to be done. It may be told any number of times: one that is done is not
/// done again, and one that was left goes on where it was.
///
/// @param day what it is done for, in UTC; for the jobs of a night the day before
/// @param run what tells several runs for one day from each other
public record JobDue(JobName job, LocalDate day, String run) {
    /// By which a message of the queue says that it is one.
    public static final String KIND = "job";

    /// The run of the schedule.
    public static final String NIGHTLY = "nightly";

    private static final String SURE = "sure-";

    public JobDue {
        if (!run.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("'" + run + "' names no run");
        }
    }

    /// The run of a night.
    ///
    /// @param scheduled when it was to begin
    public static JobDue nightly(JobName job, Instant scheduled) {
        return new JobDue(job, day(scheduled).minusDays(1), NIGHTLY);
    }

    /// One that somebody wants now.
    public static JobDue byHand(JobName job, LocalDate day, Instant now) {
        return new JobDue(job, day, "hand-" + now.toEpochMilli());
    }

    /// One by hand of somebody who has looked, and is sure of what the job would refuse to believe.
    public static JobDue sure(JobName job, LocalDate day, Instant now) {
        return new JobDue(job, day, SURE + now.toEpochMilli());
    }

    /// Whether whoever began it is sure. An older build asks nobody, and refuses as it would.
    public boolean isSure() {
        return run.startsWith(SURE);
    }

    public static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// What makes two of them one, such as `reconcile#2026-11-25#nightly`.
    public String id() {
        return String.join("#", job.wire(), day.toString(), run);
    }

    /// Messages of one group come one after the other, which makes twins rare.
    public String group() {
        return "job:" + job.wire();
    }

    /// A message of the billing function's queue.
    ///
    /// @param pieces how many of it are done
    public String wire(long pieces) {
        byte[] json =
                JsonWriter.object(to ->
                        to.put("kind", KIND)
                                .put("pieces", pieces)
                                .put("job", job.wire())
                                .put("day", day.toString())
                                .put("run", run));
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Reads what [#wire] wrote.
    ///
    /// @throws IllegalArgumentException if it is none, or of a job that only a newer build has
    public static JobDue read(JsonObject json) {
        JobName job =
                JobName.named(json.string("job"))
                        .orElseThrow(() -> new IllegalArgumentException("'job' is unknown"));
        try {
            return new JobDue(job, LocalDate.parse(json.string("day")), json.string("run"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'day' is no date", e);
        }
    }
}
