package dev.tonearm.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.job.JobRun;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.Period;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.model.Message;

class NightCommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final LocalDynamo DYNAMO = LocalDynamo.start();
    private static final LocalSqs SQS = LocalSqs.start(1);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir private Path home;

    @BeforeEach
    void a_stack_runs() throws IOException {
        Files.createDirectories(home.resolve(".local"));
        Files.writeString(
                home.resolve(".local/stack.json"),
                "{\"dynamodb\":\"%s\",\"sqs\":\"%s\",\"billingQueue\":\"%s\"}"
                        .formatted(DYNAMO.endpoint(), SQS.endpoint(), SQS.billingUrl()));
        System.setProperty("tonearm.home", home.toString());
        SQS.client().purgeQueue(purge -> purge.queueUrl(SQS.billingUrl()));
    }

    @AfterEach
    void forget() {
        System.clearProperty("tonearm.home");
    }

    @AfterAll
    static void stop() {
        DYNAMO.close();
        SQS.close();
    }

    @Test
    void a_job_is_left_in_the_billing_queue_and_its_report_is_shown() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JobDue> function = pool.submit(this::function);
            assertThat(job("reconcile", "--local", "--wait", "60")).isZero();
            assertThat(function.get().day()).isEqualTo(DAY);
        }

        assertThat(text()).contains("reconcile for 2026-11-25 is begun", "differed", "Done:");
        JsonObject last = JsonObject.parse(text().strip().lines().toList().getLast());
        assertThat(last.flag("done")).isTrue();
        assertThat(last.object("counts").number("differed")).isEqualTo(2);
    }

    /// What the billing function does with the message.
    private JobDue function() {
        List<Message> messages = List.of();
        while (messages.isEmpty()) {
            messages =
                    SQS.client()
                            .receiveMessage(receive ->
                                    receive.queueUrl(SQS.billingUrl()).waitTimeSeconds(1))
                            .messages();
        }
        JsonObject json = JsonObject.parse(messages.getFirst().body());
        assertThat(json.string("kind")).isEqualTo(JobDue.KIND);
        JobDue due = JobDue.read(json);
        JobProgress done = JobProgress.START.counting("differed", 2).finished();
        with(store -> store.jobs().keep(JobRun.none(due, NOW).after(done, NOW)));
        return due;
    }

    @Test
    void one_that_is_not_done_in_time_says_that_it_goes_on() {
        assertThat(job("statistics", "--day", "2026-11-24", "--local", "--wait", "0"))
                .isEqualTo(CommandMain.BROKE);
        assertThat(text()).contains("Not done yet; it goes on by itself", "\"done\":false");
    }

    @Test
    void the_last_runs_say_when_they_were_done_or_where_they_stand_and_nothing_is_begun() {
        JobDue night = JobDue.nightly(JobName.RETENTION, NOW.minus(Duration.ofDays(2)));
        JobDue next = JobDue.nightly(JobName.RETENTION, NOW.minus(Duration.ofDays(1)));
        JobProgress refused = JobProgress.START.counting("refused", 25).counting("erased", 0);
        with(store -> {
            store.jobs().keep(JobRun.none(night, NOW).after(refused.finished(), NOW));
            store.jobs().keep(JobRun.none(next, NOW).after(JobProgress.START.at("sweep:3"), NOW));
        });

        assertThat(job("retention", "--latest", "--local")).isZero();
        assertThat(text())
                .containsSubsequence(
                        "retention of 2026-11-24 (nightly): NOT DONE; at 2026-11-26T09:00:00Z it stood at sweep:3",
                        "retention of 2026-11-23 (nightly): done at 2026-11-26T09:00:00Z after 0 s",
                        "    refused 25")
                .doesNotContain("erased 0", "statistics");
        JsonObject last = JsonObject.parse(text().strip().lines().toList().getLast());
        assertThat(last.objects("runs").getFirst().string("stands")).isEqualTo("sweep:3");

        assertThat(job("--latest", "--local")).isZero();
        assertThat(text()).contains("retention of 2026-11-24", "statistics: it never ran here.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statistics --day 2026-11-01 --local | --day 2026-11-01 is too long ago",
                "reconcile --day 2026-11-27 --local | --day 2026-11-27 has not begun",
                "reconcile --day yesterday --local | --day",
                "dance --local | 'dance'",
                "reconcile | TONEARM_BILLING_QUEUE_URL is missing",
                "--local | JOB is missing",
                "reconcile --sure --local | --sure is of retention only",
                "dance --latest --local | 'dance'",
            })
    void what_makes_no_sense_is_named_and_nothing_is_begun(String line, String why) {
        assertThat(job(line.strip().split(" ", -1))).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains(why.strip());
        assertThat(
                        SQS.client()
                                .receiveMessage(receive -> receive.queueUrl(SQS.billingUrl()))
                                .messages())
                .isEmpty();
    }

    @Test
    void figures_are_shown_as_a_table_and_all_of_them_as_json() {
        DayFigures day =
                DayFigures.NONE
                        .plus(DayFigures.ACTIVE_SERVERS, 3)
                        .plus(DayFigures.TRACKS, 41)
                        .plus(DayFigures.COMMANDS, 1_000)
                        .plus(DayFigures.NIGHT_UNITS, 4_000)
                        .plus("subscriptions.premium", 2)
                        .plus("revenue.premium.usd", 1_798);
        with(store -> store.figures().keep(Period.day(DAY), Optional.empty(), day));
        with(store -> store.figures().keep(Period.week(DAY), Optional.empty(), DayFigures.NONE));

        assertThat(stats("--local")).isZero();
        // The same as the metric: $5.00, and four units for each command.
        assertThat(text()).contains("2026-11-25", "41", "17.98 usd", "$ a million", "5.50");
        JsonObject last = JsonObject.parse(text().strip().lines().toList().getLast());
        assertThat(last.object("figures").object("2026-11-25").number("tracks.played"))
                .isEqualTo(41);
        assertThat(last.object("dollarsPerMillionCommands").decimal("2026-11-25"))
                .isCloseTo(5.50, within(0.005));

        assertThat(stats("--by", "week", "--local")).isZero();
        // Nobody asked Stripe, and nobody gave a command.
        assertThat(text()).contains("2026-W48", "?", "\"dollarsPerMillionCommands\":{}");
    }

    @Test
    void without_figures_it_says_when_they_come() {
        assertThat(stats("--by", "month", "--local")).isZero();
        assertThat(text()).contains("No figures of this time", "{\"stats\":\"month\"");
    }

    @Test
    void wrong_flags_are_named() {
        assertThat(stats("--days", "0", "--local")).isEqualTo(CommandMain.BAD_USAGE);
        assertThat(text()).contains("--days");
    }

    private int job(String... arguments) {
        return run(
                stream -> new JobMain(Map.of(), InstantSource.fixed(NOW), stream, stream),
                arguments);
    }

    private int stats(String... arguments) {
        return run(
                stream -> new StatsMain(Map.of(), InstantSource.fixed(NOW), stream, stream),
                arguments);
    }

    private interface Made {
        Callable<Integer> command(PrintStream stream);
    }

    private int run(Made made, String... arguments) {
        printed.reset();
        var stream = new PrintStream(printed, true, UTF_8);
        return CommandMain.run(new CommandLine(made.command(stream)), stream, stream, arguments);
    }

    private interface Doing {
        void in(DynamoStore store);
    }

    private static void with(Doing what) {
        System.setProperty("aws.endpointUrlDynamoDb", DYNAMO.endpoint().toString());
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "tonearmlocal");
        System.setProperty("aws.secretAccessKey", "local");
        try (DynamoStore store =
                DynamoStore.connect(
                        StoreSettings.worker(StoreSettings.TABLE, new Partitions(1)),
                        UrlConnectionHttpClient.builder(),
                        Formats.CURRENT,
                        InstantSource.fixed(NOW))) {
            what.in(store);
        }
    }

    private String text() {
        return printed.toString(UTF_8);
    }
}
