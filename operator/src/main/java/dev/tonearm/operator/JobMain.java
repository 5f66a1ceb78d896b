package dev.tonearm.operator;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Within;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobRecordsUnavailableException;
import dev.tonearm.core.job.JobRun;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.statistics.RollUp;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// `./tonearm job`: has the billing function run a job now, and waits for its report; or shows what
/// jobs did the last times.
///
/// Exit codes: 0 done, 1 not done in time or something is away, 2 wrong flags or settings.
@Command(
        name = "job",
        description =
                "Runs a job of the night now, in the billing function, and waits for its report. Running one again does no harm;"
                        + " docs/jobs.md says what they do. With --latest nothing is begun: it shows the last runs.",
        footer = {
            "TONEARM_BILLING_QUEUE_URL is the billing function's queue, TONEARM_TABLE names the table (tonearm); region,"
                    + " credentials and endpoints are the AWS SDK's own variables. The last line is JSON for programs."
        })
public final class JobMain implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private InstantSource clock;

    @Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            description = "reconcile, statistics or retention")
    private @Nullable JobName job;

    @Option(
            names = "--latest",
            description =
                    "begin nothing: show when each job (or only JOB) ran the last times, how far it came and what it counted")
    private boolean latest;

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "for which day, in UTC (yesterday)")
    private @Nullable LocalDate day;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait for the report (300); it goes on afterwards")
    @Within(least = 0, most = 3_600)
    private int wait = 300;

    @Option(
            names = "--sure",
            description =
                    "of retention: the servers that Discord does not list have left, however many they are; they are missed, and go 30 days later")
    private boolean sure;

    @Option(names = "--local", description = "in the local stack that runs here")
    private boolean local;

    JobMain(
            Map<String, String> environment,
            InstantSource clock,
            PrintStream out,
            PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var command = new JobMain(System.getenv(), InstantSource.system(), System.out, System.err);
        CommandMain.run(new CommandLine(command), arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        return latest ? shown() : run();
    }

    private int shown() {
        try {
            if (local) local();
        } catch (IllegalArgumentException e) {
            err.println("tonearm: job: " + e.getMessage());
            return CommandMain.BAD_USAGE;
        }
        try (DynamoStore store = OperatorTable.connect(environment, clock)) {
            List<JobName> wanted = job == null ? List.of(JobName.values()) : List.of(job);
            LatestRuns.print(out, wanted, store.jobs());
            return 0;
        } catch (JobRecordsUnavailableException e) {
            err.println("tonearm: job: the table cannot be reached: " + e.getCause());
            return CommandMain.BROKE;
        }
    }

    private int run() throws InterruptedException {
        String queue;
        JobDue due;
        try {
            JobName wanted =
                    Optional.ofNullable(job)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "JOB is missing: reconcile, statistics or retention"));
            if (sure && wanted != JobName.RETENTION) {
                throw new IllegalArgumentException("--sure is of retention only");
            }
            queue = queue();
            LocalDate day = checked(JobDue.day(clock.instant()));
            Instant real = InstantSource.system().instant();
            due = sure ? JobDue.sure(wanted, day, real) : JobDue.byHand(wanted, day, real);
        } catch (IllegalArgumentException e) {
            err.println("tonearm: job: " + e.getMessage());
            return CommandMain.BAD_USAGE;
        }
        try (DynamoStore store = OperatorTable.connect(environment, clock)) {
            store.jobs().find(due); // who cannot read the report need not begin
            send(queue, due);
            return report(due, awaited(store, due));
        } catch (JobRecordsUnavailableException e) {
            err.println("tonearm: job: the table cannot be reached: " + e.getCause());
            return CommandMain.BROKE;
        } catch (SdkException e) {
            err.println("tonearm: job: the queue did not take it: " + e.getMessage());
            return CommandMain.BROKE;
        }
    }

    private String queue() {
        if (!local) {
            return Optional.ofNullable(environment.get("TONEARM_BILLING_QUEUE_URL"))
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "TONEARM_BILLING_QUEUE_URL is missing: the billing function's"
                                            + " queue, or --local for the stack that runs here"));
        }
        JsonObject stack = local();
        System.setProperty("aws.endpointUrlSqs", LocalStackFile.value(stack, "sqs"));
        return LocalStackFile.value(stack, "billingQueue");
    }

    private JsonObject local() {
        JsonObject stack = LocalStackFile.read();
        LocalTable.use(stack);
        clock = LocalTable.clock(stack, clock);
        return stack;
    }

    private LocalDate checked(LocalDate today) {
        LocalDate wanted = day == null ? today.minusDays(1) : day;
        if (wanted.isAfter(today)) {
            throw new IllegalArgumentException(
                    "--day %s has not begun; today is %s in UTC".formatted(wanted, today));
        }
        if (job == JobName.STATISTICS && wanted.isBefore(today.minusDays(RollUp.OLDEST_DAYS))) {
            throw new IllegalArgumentException(
                    "--day %s is too long ago: journals are kept for 14 days, and figures are made of the last %d (%s or later)"
                            .formatted(
                                    wanted,
                                    RollUp.OLDEST_DAYS,
                                    today.minusDays(RollUp.OLDEST_DAYS)));
        }
        return wanted;
    }

    private static void send(String queue, JobDue due) {
        try (SqsClient sqs =
                SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            sqs.sendMessage(message ->
                    message.queueUrl(queue)
                            .messageGroupId(due.group())
                            .messageDeduplicationId(due.id())
                            .messageBody(due.wire(0)));
        }
    }

    private Optional<JobRun> awaited(DynamoStore store, JobDue due) throws InterruptedException {
        out.printf("%s for %s is begun.%n", due.job().wire(), due.day());
        long tries = 1 + wait * 1_000L / LOOK.toMillis();
        Optional<JobRun> run = Optional.empty();
        for (long i = 0; i < tries; i++) {
            run = store.jobs().find(due);
            if (run.filter(it -> it.progress().done()).isPresent()) return run;
            Thread.sleep(LOOK.toMillis());
        }
        return run;
    }

    private int report(JobDue due, Optional<JobRun> run) {
        boolean done = run.filter(it -> it.progress().done()).isPresent();
        if (done) out.println("Done:");
        else out.println("Not done yet; it goes on by itself. So far:");
        run.ifPresent(it ->
                it.progress()
                        .counts()
                        .forEach((name, count) -> out.printf("  %-28s %d%n", name, count)));
        byte[] json =
                JsonWriter.ascii(to -> {
                    to.put("job", due.job().wire()).put("day", due.day().toString());
                    to.put("run", due.run()).put("done", done);
                    to.put(
                            "counts",
                            counts ->
                                    run.ifPresent(
                                            it -> it.progress().counts().forEach(counts::put)));
                });
        out.println(new String(json, StandardCharsets.UTF_8));
        return done ? 0 : CommandMain.BROKE;
    }
}
