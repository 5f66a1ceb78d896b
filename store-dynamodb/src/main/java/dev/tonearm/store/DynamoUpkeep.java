package dev.tonearm.store;

import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.privacy.PrivacyRecordsUnavailableException;
import dev.tonearm.core.privacy.Upkeep;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Takes away what was kept long enough.
final class DynamoUpkeep implements Upkeep {
    /// Since when a guild has been at rest, in the mark of that: written the first night that sees
    /// it.
    static final String AT_REST = "at";

    /// An update may name so many attributes.
    private static final int MOST_NAMES = 100;

    private final DynamoDbClient client;
    private final String table;
    private final SnapshotItems snapshots;
    private final OpenGuilds open;
    private final InstantSource clock;

    /// @param clock real time, by which commands are counted
    DynamoUpkeep(
            DynamoDbClient client,
            StoreSettings settings,
            DynamoPlayerJournal journal,
            InstantSource clock) {
        this.client = client;
        this.table = settings.table();
        this.snapshots = journal.snapshots();
        this.open = new OpenGuilds(client, settings);
        this.clock = clock;
    }

    @Override
    public boolean tidy(GuildId guild, Instant now) {
        return reached(
                guild,
                () -> {
                    tidyCounters(guild);
                    List<Map<String, AttributeValue>> journal = items(Keys.journal(guild));
                    for (Map<String, AttributeValue> item : journal) {
                        if (!item.containsKey(LineItems.SETTLED)) continue;
                        snapshots.retireAll(guild);
                        return atRest(guild, item, journal, now);
                    }
                    deleteRemains(journal);
                    return false;
                });
    }

    private void tidyCounters(GuildId guild) {
        List<String> over = Counters.over(item(Keys.guild(guild)), clock.instant());
        List<String> some = over.subList(0, Math.min(over.size(), MOST_NAMES));
        if (!some.isEmpty()) remove(guild, some);
    }

    private void remove(GuildId guild, List<String> attributes) {
        Map<String, String> names = new HashMap<>();
        for (String attribute : attributes) names.put("#a" + names.size(), attribute);
        client.updateItem(update ->
                update.tableName(table)
                        .key(Keys.guild(guild))
                        .updateExpression("REMOVE " + String.join(", ", names.keySet()))
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(names));
    }

    /// @return whether the journal is gone
    private boolean atRest(
            GuildId guild,
            Map<String, AttributeValue> mark,
            List<Map<String, AttributeValue>> journal,
            Instant now) {
        AttributeValue since = mark.get(AT_REST);
        if (since == null) {
            note(mark, now);
            return false;
        }
        long unused = now.minus(UNUSED).getEpochSecond();
        if (Long.parseLong(since.n()) >= unused) return false;
        // The snapshot covers every line, and can do without them.
        for (Map<String, AttributeValue> item : journal) {
            boolean line = sk(item).startsWith(Keys.LINE) || sk(item).startsWith(Keys.LINE_PART);
            if (line && !item.containsKey(LineItems.SETTLED)) delete(key(item));
        }
        // Unless somebody plays something just now: then the mark is another line.
        try {
            client.transactWriteItems(write ->
                    write.transactItems(
                            delete(Keys.snapshot(guild), "attribute_exists(pk)", Map.of()),
                            delete(
                                    key(mark),
                                    "settled = :yes AND #at = :since",
                                    Map.of(
                                            ":yes",
                                            AttributeValue.fromBool(true),
                                            ":since",
                                            since))));
        } catch (TransactionCanceledException e) {
            if (!Cancellation.ofCondition(e)) throw e;
            return false;
        }
        deleteRemains(journal.stream().filter(DynamoUpkeep::isPart).toList());
        return true;
    }

    /// Parts of a snapshot that is gone: nothing else is left of the journal then, and nobody who
    /// begins a new one writes parts before lines.
    private void deleteRemains(List<Map<String, AttributeValue>> journal) {
        if (!journal.stream().allMatch(DynamoUpkeep::isPart)) return;
        for (Map<String, AttributeValue> part : journal) delete(key(part));
    }

    private static boolean isPart(Map<String, AttributeValue> item) {
        return sk(item).startsWith(Keys.SNAPSHOT_PART);
    }

    private static String sk(Map<String, AttributeValue> item) {
        return Attributes.string(item, TableSchema.SORT_KEY);
    }

    private TransactWriteItem delete(
            Map<String, AttributeValue> key, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .delete(delete -> {
                    delete.tableName(table).key(key).conditionExpression(condition);
                    if (!values.isEmpty()) {
                        delete.expressionAttributeValues(values)
                                .expressionAttributeNames(Map.of("#at", AT_REST));
                    }
                })
                .build();
    }

    private void note(Map<String, AttributeValue> mark, Instant now) {
        try {
            client.updateItem(update ->
                    update.tableName(table)
                            .key(key(mark))
                            .updateExpression("SET #at = :now")
                            .conditionExpression("attribute_exists(settled)")
                            .expressionAttributeNames(Map.of("#at", AT_REST))
                            .expressionAttributeValues(
                                    Map.of(
                                            ":now",
                                            AttributeValue.fromN(
                                                    Long.toString(now.getEpochSecond())))));
        } catch (ConditionalCheckFailedException _) {
            // Somebody plays something in guild again.
        }
    }

    @Override
    public void purge(GuildId guild, Instant now) {
        reached(
                guild,
                () -> {
                    // Backwards: what is left of a journal can be read at every moment.
                    List<Map<String, AttributeValue>> journal = items(Keys.journal(guild));
                    List<Map<String, AttributeValue>> rest = new ArrayList<>();
                    for (Map<String, AttributeValue> item : journal.reversed()) {
                        if (Attributes.string(item, TableSchema.SORT_KEY).startsWith(Keys.LINE))
                            delete(key(item));
                        else rest.add(item);
                    }
                    rest.reversed().forEach(item -> delete(key(item)));
                    client.transactWriteItems(write -> write.transactItems(open.unmark(guild)));
                    for (Map<String, AttributeValue> item : items(Keys.ofGuild(guild))) {
                        String sk = Attributes.string(item, TableSchema.SORT_KEY);
                        if (sk.equals(Keys.RECORD)) strip(guild, item, now);
                        else if (!sk.startsWith(Keys.GRANT) && !sk.equals(Keys.TRIAL))
                            delete(key(item));
                    }
                    return guild;
                });
    }

    /// Leaves the number of its grants, or the next one would be booked over one that is kept; and
    /// those that are paid for and run.
    private void strip(GuildId guild, Map<String, AttributeValue> record, Instant now) {
        List<String> gone =
                record.keySet().stream()
                        .filter(name ->
                                !name.equals(TableSchema.PARTITION_KEY)
                                        && !name.equals(TableSchema.SORT_KEY)
                                        && !name.equals(GrantItem.REVISION)
                                        && !(name.equals(GrantItem.GRANTS) && isPaid(record, now)))
                        .toList();
        if (!record.containsKey(GrantItem.REVISION)) delete(key(record));
        else {
            for (int from = 0; from < gone.size(); from += MOST_NAMES)
                remove(guild, gone.subList(from, Math.min(gone.size(), from + MOST_NAMES)));
        }
    }

    private static boolean isPaid(Map<String, AttributeValue> record, Instant now) {
        Grants grants = GrantItem.read(record).now();
        return grants.byId().values().stream()
                .anyMatch(grant ->
                        switch (grant) {
                            case Grant.StripeSubscription paid -> !paid.payment().over();
                            case Grant.DiscordEntitlement bought -> bought.until().isAfter(now);
                            case Grant.Unknown _ -> true;
                            case Grant.Trial _, Grant.Gift _ -> false;
                        });
    }

    private List<Map<String, AttributeValue>> items(String partition) {
        return client
                .queryPaginator(query ->
                        query.tableName(table)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(
                                        Map.of(":pk", AttributeValue.fromS(partition)))
                                .consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return client.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    private void delete(Map<String, AttributeValue> key) {
        client.deleteItem(delete -> delete.tableName(table).key(key));
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Keys.key(
                Attributes.string(item, TableSchema.PARTITION_KEY),
                Attributes.string(item, TableSchema.SORT_KEY));
    }

    private static <T> T reached(GuildId guild, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new PrivacyRecordsUnavailableException("guild " + guild, e);
        }
    }
}
