package dev.tonearm.store;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.WorkerMark;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerJournal.AppendOutcome;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Journal lines, an item each.
final class LineItems {
    /// Marks the place of the next line of a settled guild.
    static final String SETTLED = "settled";

    /// Marks a line that came together with a snapshot that covers it: whoever meets it behind an
    /// older snapshot has read that a moment too early.
    static final String COVERED = "covered";

    private static final String WRITE = "w";

    /// A hundred items of this size fit a transaction (4 MB).
    private static final int INLINE_LIMIT = 32_000;

    /// A transaction has up to 100 items; one is the open mark.
    private static final int MOST_LINES = 99;

    /// A page of a query ends at 1 MB anyway.
    private static final int MOST_AT_ONCE = 1_000;

    private final DynamoDbClient client;
    private final String table;
    private final Documents documents;
    private final InstantSource clock;
    private final Supplier<WriteId> writeIds;
    private final OpenGuilds open;
    private final BodyParts parts;

    LineItems(
            DynamoDbClient client,
            String table,
            Documents documents,
            InstantSource clock,
            Supplier<WriteId> writeIds,
            OpenGuilds open) {
        this.client = client;
        this.table = table;
        this.documents = documents;
        this.clock = clock;
        this.writeIds = writeIds;
        this.open = open;
        this.parts = new BodyParts(client, table);
    }

    AppendOutcome append(GuildId guild, List<JournalLine> lines) {
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    lines.size() + " lines at once; " + MOST_LINES + " are the most");
        }
        WriteId write = writeIds.get();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        List<PartedLine> parted = new ArrayList<>();
        for (JournalLine line : lines) {
            Body body = documents.write(line, INLINE_LIMIT);
            if (!body.parts().isEmpty()) {
                parted.add(
                        new PartedLine(Keys.parts(Keys.LINE_PART, line.sequence(), write), body));
            }
            Map<String, AttributeValue> item = Keys.line(guild, line.sequence());
            item.put(WRITE, AttributeValue.fromS(write.value()));
            item.putAll(body.attributes());
            item.putAll(documents.format(line));
            items.add(item);
        }
        for (PartedLine line : parted) parts.write(guild, line.key(), line.body());
        // A guild's first line opens it; several lines need a transaction anyway.
        boolean plain = lines.size() == 1 && lines.getFirst().sequence() > 1;
        AppendOutcome outcome =
                plain ? put(guild, items.getFirst(), write) : transact(guild, items, write);
        if (outcome instanceof AppendOutcome.Conflict) {
            for (PartedLine line : parted) parts.delete(guild, line.key(), line.body());
        }
        return outcome;
    }

    private AppendOutcome put(GuildId guild, Map<String, AttributeValue> item, WriteId write) {
        try {
            client.putItem(put ->
                    put.tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new AppendOutcome.Appended();
        } catch (ConditionalCheckFailedException e) {
            if (e.item().containsKey(SETTLED)) return transact(guild, List.of(item), write);
            return outcome(e.item(), write);
        }
    }

    private AppendOutcome transact(
            GuildId guild, List<Map<String, AttributeValue>> items, WriteId write) {
        List<TransactWriteItem> writes = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            writes.add(
                    TransactWriteItem.builder()
                            .put(put ->
                                    put.tableName(table)
                                            .item(item)
                                            .conditionExpression(
                                                    "attribute_not_exists(pk) OR"
                                                            + " attribute_exists(settled)")
                                            .returnValuesOnConditionCheckFailure(
                                                    ReturnValuesOnConditionCheckFailure.ALL_OLD))
                            .build());
        }
        writes.add(open.mark(guild));
        try {
            client.transactWriteItems(transaction -> transaction.transactItems(writes));
            return new AppendOutcome.Appended();
        } catch (TransactionCanceledException e) {
            for (CancellationReason reason : e.cancellationReasons()) {
                if (Cancellation.ofCondition(reason)) return outcome(reason.item(), write);
            }
            throw e;
        }
    }

    /// The SDK repeats a write whose answer was lost, and finds the line that it wrote itself.
    private static AppendOutcome outcome(Map<String, AttributeValue> existing, WriteId ours) {
        AttributeValue write = existing.get(WRITE);
        return write != null && write.s().equals(ours.value())
                ? new AppendOutcome.Appended()
                : new AppendOutcome.Conflict();
    }

    /// All lines after the one that a snapshot covers; empty if a newer snapshot has come since it
    /// was read, and lines have gone. Otherwise none of them goes: only lines that a snapshot
    /// covers do.
    Optional<List<Reading<JournalLine>>> after(GuildId guild, long sequence) {
        List<Reading<JournalLine>> lines = new ArrayList<>();
        long next = sequence + 1;
        for (Map<String, AttributeValue> item : items(guild, next, MOST_AT_ONCE)) {
            if (item.containsKey(SETTLED)) continue;
            if (item.containsKey(COVERED) || sequence(item) != next++) return Optional.empty();
            lines.add(line(guild, item));
        }
        return Optional.of(lines);
    }

    /// Every line that there is, as it is stored, marks of settled guilds among them.
    Iterable<Map<String, AttributeValue>> all(GuildId guild) {
        return items(guild, 0, MOST_AT_ONCE);
    }

    static long sequence(Map<String, AttributeValue> item) {
        return Long.parseLong(
                Attributes.string(item, TableSchema.SORT_KEY).substring(Keys.LINE.length()));
    }

    /// The document of a line.
    InputStream document(GuildId guild, Map<String, AttributeValue> item) {
        int count = Body.parts(item);
        if (count == 0) return Body.read(item);
        var pieces = parts.read(guild, parts(item));
        if (pieces.size() != count)
            throw new IllegalStateException("a line of guild " + guild + " lacks parts");
        return Body.join(pieces);
    }

    /// What the sort keys of a line's parts begin with.
    static String parts(Map<String, AttributeValue> item) {
        WriteId write = new WriteId(Attributes.string(item, WRITE));
        return Keys.parts(Keys.LINE_PART, sequence(item), write);
    }

    /// Who wrote a line, if it says so.
    static String writer(Map<String, AttributeValue> item) {
        AttributeValue write = item.get(WRITE);
        return write == null
                ? ""
                : new WriteId(write.s()).writer().map(WorkerMark::toString).orElse("");
    }

    /// The item of a line that a snapshot of the same transaction covers.
    Map<String, AttributeValue> covered(GuildId guild, JournalLine line) {
        Map<String, AttributeValue> item = Keys.line(guild, line.sequence());
        item.put(WRITE, AttributeValue.fromS(writeIds.get().value()));
        item.put(COVERED, AttributeValue.fromBool(true));
        item.putAll(documents.write(line, INLINE_LIMIT).attributes());
        item.putAll(documents.format(line));
        return item;
    }

    /// Lines from a sequence on, without those that DynamoDB has yet to delete.
    List<Reading<JournalLine>> unexpired(GuildId guild, long sequence, int limit) {
        List<Reading<JournalLine>> lines = new ArrayList<>();
        long now = clock.instant().getEpochSecond();
        int page = Math.clamp(limit, 1, MOST_AT_ONCE);
        for (Map<String, AttributeValue> item : items(guild, sequence, page)) {
            if (lines.size() == limit) break;
            AttributeValue expiry = item.get(TableSchema.TTL);
            boolean expired = expiry != null && Long.parseLong(expiry.n()) <= now;
            if (!expired && !item.containsKey(SETTLED)) lines.add(line(guild, item));
        }
        return lines;
    }

    /// @param page how many to fetch at once: what is read is billed, wanted or not
    private Iterable<Map<String, AttributeValue>> items(GuildId guild, long from, int page) {
        return client.queryPaginator(query ->
                        query.tableName(table)
                                .consistentRead(true)
                                .limit(page)
                                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :end")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                AttributeValue.fromS(Keys.journal(guild)),
                                                ":from",
                                                AttributeValue.fromS(Keys.line(from)),
                                                ":end",
                                                AttributeValue.fromS(Keys.LINE + Keys.END))))
                .items();
    }

    /// The line that an item of a guild is, with its parts.
    Reading<JournalLine> line(GuildId guild, Map<String, AttributeValue> item) {
        return documents.line(item, () -> document(guild, item));
    }

    /// A line whose body is in parts.
    private record PartedLine(String key, Body body) {}
}
