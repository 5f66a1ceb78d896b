package dev.tonearm.store;

import dev.tonearm.core.partition.NodeSessions;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The sessions of each partition at audio nodes, an item each.
final class DynamoNodeSessions implements NodeSessions {
    private static final String SESSION = "session";

    private final DynamoDbClient client;
    private final String table;

    DynamoNodeSessions(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<String> find(int partition, String node) {
        Map<String, AttributeValue> item =
                client.getItem(get ->
                                get.tableName(table)
                                        .key(Keys.nodeSession(partition, node))
                                        .consistentRead(true))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(Attributes.string(item, SESSION));
    }

    @Override
    public boolean remember(int partition, String node, Optional<String> before, String session) {
        Map<String, AttributeValue> item = Keys.nodeSession(partition, node);
        item.put(SESSION, AttributeValue.fromS(session));
        try {
            client.putItem(put -> {
                put.tableName(table)
                        .item(item)
                        .expressionAttributeNames(Map.of("#session", SESSION));
                before.ifPresentOrElse(
                        known ->
                                put.conditionExpression("#session = :before")
                                        .expressionAttributeValues(
                                                Map.of(":before", AttributeValue.fromS(known))),
                        () -> put.conditionExpression("attribute_not_exists(#session)"));
            });
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
