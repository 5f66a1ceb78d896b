package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The marks of guilds that a new owner of their partition has to look at.
final class OpenGuilds {
    private final DynamoDbClient client;
    private final String table;
    private final Partitions partitions;

    OpenGuilds(DynamoDbClient client, StoreSettings settings) {
        this.client = client;
        this.table = settings.table();
        this.partitions = settings.partitions();
    }

    TransactWriteItem mark(GuildId guild) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(key(guild)))
                .build();
    }

    TransactWriteItem unmark(GuildId guild) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key(guild)))
                .build();
    }

    List<GuildId> of(int partition) {
        return client
                .queryPaginator(query ->
                        query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(
                                        Map.of(":pk", AttributeValue.fromS(Keys.open(partition)))))
                .items()
                .stream()
                .map(item -> GuildId.parse(Attributes.string(item, TableSchema.SORT_KEY)))
                .toList();
    }

    private Map<String, AttributeValue> key(GuildId guild) {
        return Keys.open(partitions.of(guild), guild);
    }
}
