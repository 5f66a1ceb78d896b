package dev.tonearm.store;

import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.core.job.JobRecordsUnavailableException;
import dev.tonearm.core.job.JobRun;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Runs of jobs, an item each, which becomes the report.
final class DynamoJobRecords implements JobRecords {
    /// Who looks at a night wants to see the same one a year ago.
    static final Duration KEPT = Duration.ofDays(400);

    private static final String PIECES = "pieces";
    private static final String CURSOR = "cursor";
    private static final String CARRIED = "carried";
    private static final String COUNTS = "counts";
    private static final String DONE = "done";
    private static final String BEGUN = "begun";
    private static final String LAST = "last";

    private final DynamoDbClient client;
    private final String table;

    DynamoJobRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<JobRun> find(JobDue due) {
        return reached(
                due.id(),
                () -> {
                    Map<String, AttributeValue> item =
                            client.getItem(get ->
                                            get.tableName(table)
                                                    .key(Keys.job(due))
                                                    .consistentRead(true))
                                    .item();
                    return item.isEmpty() ? Optional.empty() : Optional.of(run(due, item));
                });
    }

    @Override
    public boolean keep(JobRun after) {
        Map<String, AttributeValue> item = item(after);
        return reached(
                after.due().id(),
                () -> {
                    try {
                        client.putItem(put -> {
                            put.tableName(table).item(item);
                            if (after.pieces() == 1) {
                                put.conditionExpression("attribute_not_exists(pk)");
                            } else {
                                put.conditionExpression("#pieces = :before")
                                        .expressionAttributeNames(Map.of("#pieces", PIECES))
                                        .expressionAttributeValues(
                                                Map.of(":before", number(after.pieces() - 1)));
                            }
                        });
                        return true;
                    } catch (ConditionalCheckFailedException _) {
                        return false;
                    }
                });
    }

    @Override
    public List<JobRun> latest(JobName job, int limit) {
        return reached(
                job.wire(),
                () ->
                        client
                                .query(query ->
                                        query.tableName(table)
                                                .keyConditionExpression("pk = :job")
                                                .expressionAttributeValues(
                                                        Map.of(
                                                                ":job",
                                                                AttributeValue.fromS(
                                                                        Keys.ofJob(job))))
                                                .scanIndexForward(false)
                                                .limit(limit))
                                .items()
                                .stream()
                                .map(item -> run(due(job, item), item))
                                .toList());
    }

    private static JobDue due(JobName job, Map<String, AttributeValue> item) {
        String[] key = Attributes.string(item, TableSchema.SORT_KEY).split("#", -1);
        return new JobDue(job, LocalDate.parse(key[1]), key[2]);
    }

    private static Map<String, AttributeValue> item(JobRun run) {
        JobProgress progress = run.progress();
        Map<String, AttributeValue> item = Keys.job(run.due());
        item.put(PIECES, number(run.pieces()));
        item.put(BEGUN, number(run.begun().toEpochMilli()));
        item.put(LAST, number(run.last().toEpochMilli()));
        item.put(CURSOR, AttributeValue.fromS(progress.cursor()));
        item.put(CARRIED, AttributeValue.fromS(progress.carried()));
        item.put(DONE, AttributeValue.fromBool(progress.done()));
        Map<String, AttributeValue> counts = new HashMap<>();
        progress.counts().forEach((name, count) -> counts.put(name, number(count)));
        item.put(COUNTS, AttributeValue.fromM(counts));
        item.put(TableSchema.TTL, number(run.begun().plus(KEPT).getEpochSecond()));
        return item;
    }

    private static JobRun run(JobDue due, Map<String, AttributeValue> item) {
        SortedMap<String, Long> counts = new TreeMap<>();
        Attributes.required(item, COUNTS)
                .m()
                .forEach((name, count) -> counts.put(name, Long.parseLong(count.n())));
        JobProgress progress =
                new JobProgress(
                        Attributes.string(item, CURSOR),
                        Attributes.string(item, CARRIED),
                        counts,
                        Attributes.required(item, DONE).bool());
        return new JobRun(
                due,
                progress,
                Attributes.number(item, PIECES),
                Instant.ofEpochMilli(Attributes.number(item, BEGUN)),
                Instant.ofEpochMilli(Attributes.number(item, LAST)));
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static <T> T reached(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new JobRecordsUnavailableException(what, e);
        }
    }
}
