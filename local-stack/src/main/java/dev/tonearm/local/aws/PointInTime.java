package dev.tonearm.local.aws;

import static dev.tonearm.store.TableSchema.PARTITION_KEY;
import static dev.tonearm.store.TableSchema.SORT_KEY;

import dev.tonearm.store.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// A table as it was at a moment, from which another can be made: what point-in-time recovery is on
/// AWS and DynamoDB Local does not have.
///
/// As there, what is made has another name and only keys and items: neither stream nor expiry,
/// which have to be turned on again.
///
/// @param items all that was in it
public record PointInTime(List<Map<String, AttributeValue>> items) {
    public PointInTime {
        items = List.copyOf(items);
    }

    /// Reads all of a table. Who writes meanwhile may be half in it.
    public static PointInTime of(LocalDynamo dynamo, String table) {
        DynamoDbClient client = dynamo.client();
        return new PointInTime(
                client
                        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                        .items()
                        .stream()
                        .toList());
    }

    /// `aws dynamodb restore-table-to-point-in-time`.
    public void restore(LocalDynamo dynamo, String name) {
        DynamoDbClient client = dynamo.client();
        client.createTable(
                TableSchema.table(name).toBuilder()
                        .streamSpecification(stream -> stream.streamEnabled(false))
                        .build());
        client.waiter().waitUntilTableExists(asked -> asked.tableName(name)).matched();
        for (Map<String, AttributeValue> item : items) {
            client.putItem(put -> put.tableName(name).item(item));
        }
    }

    /// `aws dynamodb update-time-to-live` and `update-table --stream-specification`.
    ///
    /// @return the ARN of the stream
    public static String equip(LocalDynamo dynamo, String name) {
        DynamoDbClient client = dynamo.client();
        client.updateTimeToLive(TableSchema.timeToLive(name));
        client.updateTable(update ->
                update.tableName(name)
                        .streamSpecification(stream ->
                                stream.streamEnabled(true)
                                        .streamViewType(StreamViewType.NEW_IMAGE)));
        client.waiter().waitUntilTableExists(asked -> asked.tableName(name)).matched();
        return client.describeTable(asked -> asked.tableName(name)).table().latestStreamArn();
    }

    /// Deletes the items whose partition key is such, as a script does that somebody ran against
    /// the wrong table.
    ///
    /// @return how many
    public static int wreck(LocalDynamo dynamo, String table, Predicate<String> partition) {
        DynamoDbClient client = dynamo.client();
        int wrecked = 0;
        for (Map<String, AttributeValue> item : of(dynamo, table).items) {
            AttributeValue key = item.get(PARTITION_KEY);
            AttributeValue sort = item.get(SORT_KEY);
            if (key == null || sort == null || !partition.test(key.s())) continue;
            client.deleteItem(delete ->
                    delete.tableName(table).key(Map.of(PARTITION_KEY, key, SORT_KEY, sort)));
            wrecked++;
        }
        return wrecked;
    }

    /// Takes all items of a partition key over into another table.
    ///
    /// @return how many
    public static int carry(LocalDynamo dynamo, String from, String to, String partition) {
        DynamoDbClient client = dynamo.client();
        var items =
                client
                        .queryPaginator(query ->
                                query.tableName(from)
                                        .consistentRead(true)
                                        .keyConditionExpression("#pk = :pk")
                                        .expressionAttributeNames(Map.of("#pk", PARTITION_KEY))
                                        .expressionAttributeValues(
                                                Map.of(":pk", AttributeValue.fromS(partition))))
                        .items()
                        .stream()
                        .toList();
        for (var item : items) client.putItem(put -> put.tableName(to).item(item));
        return items.size();
    }

    /// Takes a table from everybody.
    public static void delete(LocalDynamo dynamo, String table) {
        dynamo.client().deleteTable(asked -> asked.tableName(table));
    }
}
