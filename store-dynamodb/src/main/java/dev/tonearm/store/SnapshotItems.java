package dev.tonearm.store;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.PlayerState;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The newest snapshot of each guild: one item, which replaces the one before at once, and parts
/// beside it when it is big.
final class SnapshotItems {
    private static final String SEQUENCE = "seq";
    private static final String RETIRED = "retired";
    private static final String WRITE = "w";

    /// An item may have 400 KB.
    static final int INLINE_LIMIT = 300_000;

    /// How often a snapshot may be replaced while its parts are being read.
    private static final int READS = 5;

    private final DynamoDbClient client;
    private final String table;
    private final Documents documents;
    private final Supplier<WriteId> writeIds;
    private final OpenGuilds open;
    private final BodyParts parts;
    private final LineRetirement retirement;

    SnapshotItems(
            DynamoDbClient client,
            String table,
            Documents documents,
            InstantSource clock,
            Supplier<WriteId> writeIds,
            OpenGuilds open) {
        this.client = client;
        this.table = table;
        this.documents = documents;
        this.writeIds = writeIds;
        this.open = open;
        this.parts = new BodyParts(client, table);
        this.retirement = new LineRetirement(client, table, clock, parts);
    }

    /// A snapshot and its parts lie beside each other, so that one question reads them all.
    Reading<PlayerState> newest(GuildId guild) {
        for (int read = 0; read < READS; read++) {
            List<Map<String, AttributeValue>> items = parts.snapshot(guild);
            boolean known = !items.isEmpty() && isSnapshot(items.getFirst());
            if (!known) return new Reading.Read<>(PlayerState.NEW);
            Map<String, AttributeValue> item = items.getFirst();
            int count = Body.parts(item);
            if (count == 0 || documents.newer(item)) return documents.state(item);
            WriteId write = new WriteId(Attributes.string(item, WRITE));
            long sequence = Attributes.number(item, SEQUENCE);
            List<SdkBytes> pieces =
                    BodyParts.of(items, Keys.parts(Keys.SNAPSHOT_PART, sequence, write));
            // Fewer: a newer snapshot has come, and the parts of this one go.
            if (pieces.size() == count) return documents.state(pieces);
        }
        throw new IllegalStateException("the snapshot of guild " + guild + " lacks parts");
    }

    /// The same as far as it can be told.
    Chronicle.Snapshot told(GuildId guild) {
        long sequence = known(guild).sequence();
        if (sequence == 0) return Chronicle.Snapshot.NONE;
        try {
            return switch (newest(guild)) {
                case Reading.Newer<PlayerState>(int format) ->
                        new Chronicle.Snapshot.Newer(sequence, format);
                case Reading.Read<PlayerState>(var state) -> new Chronicle.Snapshot.Whole(state);
            };
        } catch (SdkException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException broken) {
            return new Chronicle.Snapshot.Broken(sequence, DynamoChronicle.why(broken));
        }
    }

    private static boolean isSnapshot(Map<String, AttributeValue> item) {
        return Attributes.string(item, TableSchema.SORT_KEY).equals(Keys.SNAPSHOT);
    }

    void write(GuildId guild, PlayerState state) {
        Known known = known(guild);
        if (known.newer() || known.sequence() >= state.sequence()) return;
        retirement.retire(guild, known.retired() + 1, known.sequence());
        Draft draft = draft(guild, state, known.sequence());
        try {
            client.putItem(put ->
                    put.tableName(table)
                            .item(draft.item())
                            .conditionExpression(condition("seq < :seq"))
                            .expressionAttributeNames(Documents.NAMES)
                            .expressionAttributeValues(values(state)));
            clean(guild, state);
        } catch (ConditionalCheckFailedException e) {
            discard(guild, draft);
        }
    }

    /// The mark where the next line would be proves that there is none, and keeps the plain append
    /// of an overtaken worker from writing one.
    void settle(GuildId guild, PlayerState state) {
        if (state.sequence() == 0) return;
        Known known = known(guild);
        if (known.newer() || known.sequence() > state.sequence()) return;
        retirement.retire(guild, known.retired() + 1, known.sequence());
        Draft draft = draft(guild, state, known.sequence());
        try {
            client.transactWriteItems(transaction ->
                    transaction.transactItems(
                            snapshot(draft, state, "seq <= :seq"),
                            settledMark(guild, state),
                            open.unmark(guild)));
            clean(guild, state);
        } catch (TransactionCanceledException e) {
            discard(guild, draft);
            if (!Cancellation.ofCondition(e)) throw e;
        }
    }

    /// Writes a snapshot together with the lines that lead to it, which are not there yet, or
    /// nothing.
    ///
    /// @param lines puts of them, each conditional
    /// @return whether it is written
    boolean writeWith(GuildId guild, PlayerState state, List<TransactWriteItem> lines) {
        Known known = known(guild);
        if (known.newer() || known.sequence() >= state.sequence()) return false;
        retirement.retire(guild, known.retired() + 1, known.sequence());
        Draft draft = draft(guild, state, known.sequence());
        List<TransactWriteItem> writes = new ArrayList<>(lines);
        writes.add(snapshot(draft, state, "seq < :seq"));
        try {
            client.transactWriteItems(transaction -> transaction.transactItems(writes));
        } catch (TransactionCanceledException e) {
            if (!draft.isIn(item(guild, true))) {
                parts.delete(guild, draft.parts(), draft.body());
                if (!Cancellation.ofCondition(e)) throw e;
                return false;
            }
        }
        clean(guild, state);
        return true;
    }

    /// Lets all lines expire that the snapshot covers, those of the last stretch too.
    void retireAll(GuildId guild) {
        Known known = known(guild);
        if (known.retired() >= known.sequence()) return;
        retirement.retire(guild, known.retired() + 1, known.sequence());
        try {
            client.updateItem(update ->
                    update.tableName(table)
                            .key(Keys.snapshot(guild))
                            .updateExpression("SET retired = :seq")
                            .conditionExpression("seq = :seq")
                            .expressionAttributeValues(
                                    Map.of(
                                            ":seq",
                                            AttributeValue.fromN(
                                                    Long.toString(known.sequence())))));
        } catch (ConditionalCheckFailedException _) {
            // A newer one has been written, which retires them again.
        }
    }

    /// A newer snapshot is there; or this very one, when the answer to the first try was lost, and
    /// then its parts are needed.
    private void discard(GuildId guild, Draft draft) {
        if (!draft.isIn(item(guild, true))) parts.delete(guild, draft.parts(), draft.body());
    }

    private TransactWriteItem snapshot(Draft draft, PlayerState state, String older) {
        return TransactWriteItem.builder()
                .put(put ->
                        put.tableName(table)
                                .item(draft.item())
                                .conditionExpression(condition(older))
                                .expressionAttributeNames(Documents.NAMES)
                                .expressionAttributeValues(values(state)))
                .build();
    }

    private TransactWriteItem settledMark(GuildId guild, PlayerState state) {
        Map<String, AttributeValue> mark = Keys.line(guild, state.sequence() + 1);
        mark.put(LineItems.SETTLED, AttributeValue.fromBool(true));
        return TransactWriteItem.builder()
                .put(put ->
                        put.tableName(table)
                                .item(mark)
                                .conditionExpression(
                                        "attribute_not_exists(pk) OR"
                                                + " attribute_exists(settled)"))
                .build();
    }

    private Draft draft(GuildId guild, PlayerState state, long retired) {
        WriteId write = writeIds.get();
        Body body = documents.write(state, INLINE_LIMIT);
        String key = Keys.parts(Keys.SNAPSHOT_PART, state.sequence(), write);
        parts.write(guild, key, body);
        Map<String, AttributeValue> item = Keys.snapshot(guild);
        item.put(SEQUENCE, AttributeValue.fromN(Long.toString(state.sequence())));
        item.put(RETIRED, AttributeValue.fromN(Long.toString(retired)));
        item.put(WRITE, AttributeValue.fromS(write.value()));
        item.putAll(body.attributes());
        item.putAll(documents.format(state));
        return new Draft(write, key, body, item);
    }

    /// Parts of older snapshots only: those of the same sequence may be another writer's, who has
    /// yet to write the item that counts them.
    private void clean(GuildId guild, PlayerState state) {
        for (String key : parts.keys(guild, Keys.SNAPSHOT_PART, 0, state.sequence()))
            parts.delete(guild, key);
    }

    /// An old answer does no harm here: then less is retired, and the write's condition decides.
    private Known known(GuildId guild) {
        Map<String, AttributeValue> item = item(guild, false);
        return item.isEmpty()
                ? new Known(0, 0, false)
                : new Known(
                        Attributes.number(item, SEQUENCE),
                        Attributes.number(item, RETIRED),
                        documents.newer(item));
    }

    private Map<String, AttributeValue> item(GuildId guild, boolean consistent) {
        return client.getItem(get ->
                        get.tableName(table).key(Keys.snapshot(guild)).consistentRead(consistent))
                .item();
    }

    /// Only a snapshot that this build could read gives way to its own.
    private static String condition(String older) {
        return "attribute_not_exists(pk) OR (" + older + " AND " + Documents.READABLE + ")";
    }

    private Map<String, AttributeValue> values(PlayerState state) {
        return Map.of(
                ":seq",
                AttributeValue.fromN(Long.toString(state.sequence())),
                Documents.READS,
                documents.reads());
    }

    /// What the snapshot item says.
    ///
    /// @param sequence the last line it covers
    /// @param retired the last line that has been given its expiry
    /// @param newer whether this build cannot read it
    private record Known(long sequence, long retired, boolean newer) {}

    /// A snapshot whose parts are written and whose item is not.
    private record Draft(WriteId write, String parts, Body body, Map<String, AttributeValue> item) {
        boolean isIn(Map<String, AttributeValue> stored) {
            return !stored.isEmpty() && Attributes.string(stored, WRITE).equals(write.value());
        }
    }
}
