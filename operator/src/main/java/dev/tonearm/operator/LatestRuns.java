package dev.tonearm.operator;

import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.core.job.JobRun;
import dev.tonearm.core.json.JsonWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What jobs did the last times, for people, and all of it for programs. Whoever asks whether a
/// night went well needs no log for it.
final class LatestRuns {
    private static final int EACH = 3;

    private LatestRuns() {}

    /// @throws dev.tonearm.core.job.JobRecordsUnavailableException if the table cannot be reached
    static void print(PrintStream out, List<JobName> jobs, JobRecords records) {
        List<JobRun> shown = new ArrayList<>();
        for (JobName job : jobs) {
            List<JobRun> runs = records.latest(job, EACH);
            if (runs.isEmpty()) out.printf("%s: it never ran here.%n", job.wire());
            runs.forEach(run -> out.print(text(run)));
            shown.addAll(runs);
        }
        byte[] json =
                JsonWriter.ascii(to -> to.array("runs", shown, (one, run) -> members(one, run)));
        out.println(new String(json, StandardCharsets.UTF_8));
    }

    private static String text(JobRun run) {
        String state =
                run.progress().done()
                        ? "done at %s after %d s".formatted(at(run), seconds(run))
                        : "NOT DONE; at %s it stood %s".formatted(at(run), place(run));
        String counts =
                run.progress().counts().entrySet().stream()
                        .filter(count -> count.getValue() != 0)
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
        return "%s of %s (%s): %s%n    %s%n"
                .formatted(
                        run.due().job().wire(),
                        run.due().day(),
                        run.due().run(),
                        state,
                        counts.isEmpty() ? "it counted nothing" : counts);
    }

    private static String place(JobRun run) {
        String cursor = run.progress().cursor();
        return cursor.isEmpty() ? "at its beginning" : "at " + cursor;
    }

    private static String at(JobRun run) {
        return run.last().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static long seconds(JobRun run) {
        return Duration.between(run.begun(), run.last()).toSeconds();
    }

    private static void members(JsonWriter to, JobRun run) {
        to.put("job", run.due().job().wire()).put("day", run.due().day().toString());
        to.put("run", run.due().run()).put("done", run.progress().done());
        to.put("begun", run.begun().toString()).put("last", run.last().toString());
        if (!run.progress().done()) to.put("stands", run.progress().cursor());
        to.put("counts", counts -> run.progress().counts().forEach(counts::put));
    }
}
