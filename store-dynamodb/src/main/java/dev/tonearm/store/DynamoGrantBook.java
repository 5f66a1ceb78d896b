package dev.tonearm.store;

import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.GrantJson;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Grants in their guild's item, where the gate's one update finds them, and every change of them
/// in an item of its own. Both are one transaction, conditional on the number of changes.
final class DynamoGrantBook implements GrantBook {
    /// Who asks what a subscription was last year is answered.
    static final Duration KEPT = Duration.ofDays(2 * 365);

    /// So many that tell of one guild at the same moment all get through.
    private static final int TRIES = 60;

    /// Where the marks of a trial stand in a transaction.
    private static final int OF_SERVER = 2;

    private static final int OF_BUYER = 3;

    private final DynamoDbClient client;
    private final String table;
    private final TrialMarks marks;

    DynamoGrantBook(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.marks = new TrialMarks(client, table);
    }

    @Override
    public StoredGrants of(GuildId guild) {
        return reached(guild, () -> read(guild));
    }

    private StoredGrants read(GuildId guild) {
        return GrantItem.read(
                client.getItem(get ->
                                get.tableName(table)
                                        .key(Keys.guild(guild))
                                        .projectionExpression("#grants, #revision")
                                        .expressionAttributeNames(names())
                                        .consistentRead(true))
                        .item());
    }

    @Override
    public Booked book(GuildId guild, GrantChange change) {
        return reached(
                guild,
                () -> {
                    for (int i = 1; ; i++) {
                        StoredGrants before = read(guild);
                        Grants after = before.now().told(change.grant(), change.at());
                        if (after.equals(before.now())) return new Booked.Unchanged(before);
                        Optional<Grant> trial = before.now().find(Grant.Trial.ID);
                        if (change.grant() instanceof Grant.Trial && trial.isPresent())
                            return new Booked.TrialUsed(Booked.By.SERVER);
                        StoredGrants next = new StoredGrants(after, before.revision() + 1);
                        try {
                            client.transactWriteItems(write ->
                                    write.transactItems(writes(guild, before, next, change)));
                            return new Booked.Changed(before, next);
                        } catch (TransactionCanceledException e) {
                            Optional<Booked> ended = ended(guild, change, e);
                            if (ended.isPresent()) return ended.get();
                            if (i == TRIES) throw e;
                            pause();
                        }
                    }
                });
    }

    private List<TransactWriteItem> writes(
            GuildId guild, StoredGrants before, StoredGrants after, GrantChange change) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(update(guild, before.revision(), after));
        writes.add(put(entry(guild, before, after.revision(), change), false));
        if (change.grant() instanceof Grant.Trial trial) {
            writes.add(put(mark(Keys.trialOfServer(guild), change), true));
            writes.add(put(mark(marks.key(trial.buyer()), change), true));
        }
        return writes;
    }

    private TransactWriteItem update(GuildId guild, long before, StoredGrants after) {
        Update.Builder update =
                Update.builder()
                        .tableName(table)
                        .key(Keys.guild(guild))
                        .updateExpression("SET #grants = :grants, #revision = :next")
                        .expressionAttributeNames(names());
        AttributeValue grants = GrantItem.write(after.now());
        AttributeValue next = AttributeValue.fromN(Long.toString(after.revision()));
        if (before == 0) {
            update.conditionExpression("attribute_not_exists(#revision)")
                    .expressionAttributeValues(Map.of(":grants", grants, ":next", next));
        } else {
            AttributeValue was = AttributeValue.fromN(Long.toString(before));
            update.conditionExpression("#revision = :before")
                    .expressionAttributeValues(
                            Map.of(":grants", grants, ":next", next, ":before", was));
        }
        return TransactWriteItem.builder().update(update.build()).build();
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, boolean once) {
        Put.Builder put = Put.builder().tableName(table).item(item);
        if (once) {
            put.conditionExpression("attribute_not_exists(#pk)")
                    .expressionAttributeNames(Map.of("#pk", TableSchema.PARTITION_KEY));
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static Map<String, AttributeValue> entry(
            GuildId guild, StoredGrants before, long revision, GrantChange change) {
        GrantId id = change.grant().id();
        Map<String, AttributeValue> item = Keys.grantEntry(guild, revision);
        item.put("revision", AttributeValue.fromN(Long.toString(revision)));
        item.put("grant", AttributeValue.fromS(id.toString()));
        item.put("reporter", AttributeValue.fromS(change.reporter()));
        item.put("event", AttributeValue.fromS(change.event()));
        item.put("at", AttributeValue.fromN(Long.toString(change.at().toEpochMilli())));
        String was = before.now().find(id).map(GrantJson::write).orElse("");
        item.put("before", AttributeValue.fromS(was));
        item.put("after", AttributeValue.fromS(GrantJson.write(change.grant())));
        long expires = change.at().plus(KEPT).getEpochSecond();
        item.put(TableSchema.TTL, AttributeValue.fromN(Long.toString(expires)));
        return item;
    }

    private static Map<String, AttributeValue> mark(
            Map<String, AttributeValue> key, GrantChange change) {
        key.put("at", AttributeValue.fromN(Long.toString(change.at().toEpochMilli())));
        return key;
    }

    /// What a cancelled transaction means, unless it is to be tried again: of a trial there is a
    /// mark, which may be that of this very change, whose first answer was lost.
    private Optional<Booked> ended(
            GuildId guild, GrantChange change, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (reasons.size() <= OF_BUYER) return Optional.empty();
        boolean server = Cancellation.ofCondition(reasons.get(OF_SERVER));
        boolean buyer = Cancellation.ofCondition(reasons.get(OF_BUYER));
        if (!server && !buyer) return Optional.empty();
        StoredGrants now = read(guild);
        return Optional.of(
                now.now().with(change.grant()).equals(now.now())
                        ? new Booked.Unchanged(now)
                        : new Booked.TrialUsed(server ? Booked.By.SERVER : Booked.By.BUYER));
    }

    /// Two who change the same guild at the same moment would meet again and again.
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 40));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<GrantEntry> entries(GuildId guild) {
        return reached(
                guild,
                () ->
                        client
                                .queryPaginator(query ->
                                        query.tableName(table)
                                                .keyConditionExpression(
                                                        "#pk = :guild AND begins_with(#sk, :entry)")
                                                .expressionAttributeNames(
                                                        Map.of(
                                                                "#pk", TableSchema.PARTITION_KEY,
                                                                "#sk", TableSchema.SORT_KEY))
                                                .expressionAttributeValues(
                                                        Map.of(
                                                                ":guild",
                                                                        AttributeValue.fromS(
                                                                                Keys.ofGuild(
                                                                                        guild)),
                                                                ":entry",
                                                                        AttributeValue.fromS(
                                                                                Keys.GRANT)))
                                                .scanIndexForward(false)
                                                .consistentRead(true))
                                .items()
                                .stream()
                                .map(DynamoGrantBook::entry)
                                .toList());
    }

    static GrantEntry entry(Map<String, AttributeValue> item) {
        return new GrantEntry(
                Attributes.number(item, "revision"),
                GrantId.parse(Attributes.string(item, "grant")),
                Attributes.string(item, "reporter"),
                Attributes.string(item, "event"),
                Instant.ofEpochMilli(Attributes.number(item, "at")),
                Attributes.string(item, "before"),
                Attributes.string(item, "after"));
    }

    private static Map<String, String> names() {
        return Map.of("#grants", GrantItem.GRANTS, "#revision", GrantItem.REVISION);
    }

    private static <T> T reached(GuildId guild, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new GrantBookUnavailableException(guild, e);
        }
    }
}
