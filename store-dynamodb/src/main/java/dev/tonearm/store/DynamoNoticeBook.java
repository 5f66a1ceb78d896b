package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.notice.Board;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Laid;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.NoticeBook;
import dev.tonearm.core.notice.NoticeBookUnavailableException;
import dev.tonearm.core.notice.Usage;
import dev.tonearm.core.plan.Quota;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// A mark for each notice that was told, beside the guild's item, and the board in it
/// ([BoardItem]), where the gate's one update finds it.
final class DynamoNoticeBook implements NoticeBook {
    private static final String TOLD = "told";

    /// What is told is told until its time is over, and DynamoDB deletes later than that.
    private static final String NOT_TOLD =
            "attribute_not_exists(#told) OR #told = :no OR #ttl < :now";

    private static final String NOT_BEGUN = "attribute_not_exists(#told) OR #ttl < :now";

    private static final AttributeValue YES = AttributeValue.fromBool(true);
    private static final AttributeValue NO = AttributeValue.fromBool(false);

    private final DynamoDbClient client;
    private final String table;

    DynamoNoticeBook(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Begun begin(GuildId guild, Due due, Instant now) {
        return reached(
                guild,
                () -> {
                    try {
                        client.putItem(put ->
                                put.tableName(table)
                                        .item(mark(guild, due, NO, now))
                                        .conditionExpression(NOT_BEGUN)
                                        .expressionAttributeNames(ofMarks())
                                        .expressionAttributeValues(Map.of(":now", seconds(now)))
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD));
                        return new Begun.First();
                    } catch (ConditionalCheckFailedException e) {
                        return before(e.item());
                    }
                });
    }

    private static Begun before(Map<String, AttributeValue> mark) {
        return Attributes.required(mark, TOLD).bool() ? new Begun.Told() : new Begun.Again();
    }

    @Override
    public void told(GuildId guild, Due due, Instant now) {
        reached(
                guild,
                () -> client.putItem(put -> put.tableName(table).item(mark(guild, due, YES, now))));
    }

    @Override
    public void lay(GuildId guild, Due due, Instant now) {
        reached(
                guild,
                () -> {
                    makeRoom(guild, now);
                    var laid = new Laid(due.notice(), now);
                    try {
                        client.transactWriteItems(write ->
                                write.transactItems(
                                        List.of(
                                                onBoard(guild, laid),
                                                unlessTold(guild, due, now))));
                    } catch (TransactionCanceledException e) {
                        if (!Cancellation.ofCondition(e)) throw e;
                    }
                    return laid;
                });
    }

    private TransactWriteItem onBoard(GuildId guild, Laid laid) {
        Update update =
                Update.builder()
                        .tableName(table)
                        .key(Keys.guild(guild))
                        .updateExpression("ADD #board :laid")
                        .expressionAttributeNames(Map.of("#board", BoardItem.BOARD))
                        .expressionAttributeValues(Map.of(":laid", set(laid)))
                        .build();
        return TransactWriteItem.builder().update(update).build();
    }

    private TransactWriteItem unlessTold(GuildId guild, Due due, Instant now) {
        Put put =
                Put.builder()
                        .tableName(table)
                        .item(mark(guild, due, YES, now))
                        .conditionExpression(NOT_TOLD)
                        .expressionAttributeNames(ofMarks())
                        .expressionAttributeValues(Map.of(":no", NO, ":now", seconds(now)))
                        .build();
        return TransactWriteItem.builder().put(put).build();
    }

    @Override
    public void layUsage(GuildId guild, Notice notice, Instant now) {
        Quota quota = notice.kind().quota().orElseThrow();
        reached(
                guild,
                () -> {
                    var laid = new Laid(notice, now);
                    var month = AttributeValue.fromN(Integer.toString(Usage.month(now)));
                    try {
                        client.updateItem(update ->
                                update.tableName(table)
                                        .key(Keys.guild(guild))
                                        .updateExpression("SET #month = :month ADD #board :laid")
                                        .conditionExpression(
                                                "attribute_not_exists(#month) OR #month < :month")
                                        .expressionAttributeNames(
                                                Map.of(
                                                        "#board",
                                                        BoardItem.BOARD,
                                                        "#month",
                                                        BoardItem.month(quota)))
                                        .expressionAttributeValues(
                                                Map.of(":month", month, ":laid", set(laid))));
                        makeRoom(guild, now);
                    } catch (ConditionalCheckFailedException _) {
                        // Somebody was told this month.
                    }
                    return laid;
                });
    }

    /// Takes away what nobody wants to read any more, and the oldest of too many.
    private void makeRoom(GuildId guild, Instant now) {
        List<Laid> laid = read(guild).laid();
        int over = laid.size() - Board.MOST + 1;
        for (int i = 0; i < laid.size(); i++) {
            if (i < over || laid.get(i).isOld(now)) take(guild, laid.get(i));
        }
    }

    @Override
    public Board board(GuildId guild) {
        return reached(guild, () -> read(guild));
    }

    private Board read(GuildId guild) {
        return BoardItem.read(
                client.getItem(get ->
                                get.tableName(table).key(Keys.guild(guild)).consistentRead(true))
                        .item());
    }

    /// By a transaction, which knows its own repetition: when an answer is lost and the client asks
    /// again, what is gone already is not somebody else's.
    @Override
    public boolean take(GuildId guild, Laid laid) {
        AttributeValue text = AttributeValue.fromS(laid.wire());
        Update update =
                Update.builder()
                        .tableName(table)
                        .key(Keys.guild(guild))
                        .updateExpression("DELETE #board :laid")
                        .conditionExpression("contains(#board, :text)")
                        .expressionAttributeNames(Map.of("#board", BoardItem.BOARD))
                        .expressionAttributeValues(Map.of(":laid", set(laid), ":text", text))
                        .build();
        return reached(
                guild,
                () -> {
                    try {
                        client.transactWriteItems(write ->
                                write.transactItems(
                                        TransactWriteItem.builder().update(update).build()));
                        return true;
                    } catch (TransactionCanceledException e) {
                        if (Cancellation.ofCondition(e)) return false;
                        throw e;
                    }
                });
    }

    @Override
    public void putBack(GuildId guild, Laid laid) {
        reached(
                guild,
                () ->
                        client.updateItem(update ->
                                update.tableName(table)
                                        .key(Keys.guild(guild))
                                        .updateExpression("ADD #board :laid")
                                        .expressionAttributeNames(Map.of("#board", BoardItem.BOARD))
                                        .expressionAttributeValues(Map.of(":laid", set(laid)))));
    }

    private static Map<String, AttributeValue> mark(
            GuildId guild, Due due, AttributeValue told, Instant now) {
        Map<String, AttributeValue> item = Keys.notice(guild, due.key());
        item.put(TOLD, told);
        item.put(TableSchema.TTL, seconds(now.plus(due.quiet())));
        return item;
    }

    private static Map<String, String> ofMarks() {
        return Map.of("#told", TOLD, "#ttl", TableSchema.TTL);
    }

    private static AttributeValue seconds(Instant moment) {
        return AttributeValue.fromN(Long.toString(moment.getEpochSecond()));
    }

    private static AttributeValue set(Laid laid) {
        return AttributeValue.fromSs(List.of(laid.wire()));
    }

    private static <T> T reached(GuildId guild, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new NoticeBookUnavailableException(guild, e);
        }
    }
}
