package dev.tonearm.store;

import dev.tonearm.core.partition.IdentifyTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The fleet's turns at Discord's gateway: an item for each bucket, and one for the day's budget.
final class DynamoIdentifyTurns implements IdentifyTurns {
    private static final String NUMBER = "number";
    private static final String DONE = "done";
    private static final String AT = "at";
    private static final String WORKER = "worker";

    private final DynamoDbClient client;
    private final String table;

    DynamoIdentifyTurns(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Turn last(int bucket) {
        Map<String, AttributeValue> item =
                client.getItem(get ->
                                get.tableName(table)
                                        .key(Keys.identifyTurn(bucket))
                                        .consistentRead(true))
                        .item();
        if (item.isEmpty()) return new Turn(bucket, 0, true, Instant.EPOCH);
        return new Turn(
                bucket,
                Attributes.number(item, NUMBER),
                Attributes.required(item, DONE).bool(),
                Instant.ofEpochMilli(Attributes.number(item, AT)));
    }

    @Override
    public boolean take(Turn seen, String worker, Instant now) {
        Map<String, AttributeValue> item = item(seen.next(now), false, now);
        item.put(WORKER, AttributeValue.fromS(worker));
        try {
            client.putItem(put ->
                    put.tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk) OR #number = :seen")
                            .expressionAttributeNames(Map.of("#number", NUMBER))
                            .expressionAttributeValues(Map.of(":seen", number(seen.number()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public void done(Turn taken, Instant now) {
        try {
            client.putItem(put ->
                    put.tableName(table)
                            .item(item(taken, true, now))
                            .conditionExpression("#number = :taken")
                            .expressionAttributeNames(Map.of("#number", NUMBER))
                            .expressionAttributeValues(Map.of(":taken", number(taken.number()))));
        } catch (ConditionalCheckFailedException e) {
            // We were thought dead in the middle of it, and somebody else has had a turn since.
        }
    }

    @Override
    public boolean spend(int remaining, Duration resetAfter, Instant now) {
        if (count(now)) return true;
        if (remaining <= 0) return false;
        // Somebody else may begin the new count in the same moment: then ours counts in theirs.
        return begin(remaining, now.plus(resetAfter), now) || count(now);
    }

    /// One more in the count that goes on.
    ///
    /// @return false if there is none, or nothing is left in it
    private boolean count(Instant now) {
        try {
            client.updateItem(update ->
                    update.tableName(table)
                            .key(Keys.identifyBudget())
                            .updateExpression("ADD #left :minus")
                            .conditionExpression("resets > :now AND #left > :none")
                            .expressionAttributeNames(Map.of("#left", "left"))
                            .expressionAttributeValues(
                                    Map.of(
                                            ":minus", number(-1),
                                            ":none", number(0),
                                            ":now", number(now.toEpochMilli()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /// A new count with what Discord says, unless the old one still holds.
    private boolean begin(int remaining, Instant resets, Instant now) {
        Map<String, AttributeValue> item = Keys.identifyBudget();
        item.put("left", number(remaining - 1L));
        item.put("resets", number(resets.toEpochMilli()));
        try {
            client.putItem(put ->
                    put.tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk) OR resets <= :now")
                            .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static Map<String, AttributeValue> item(Turn turn, boolean done, Instant at) {
        Map<String, AttributeValue> item = Keys.identifyTurn(turn.bucket());
        item.put(NUMBER, number(turn.number()));
        item.put(DONE, AttributeValue.fromBool(done));
        item.put(AT, number(at.toEpochMilli()));
        return item;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
