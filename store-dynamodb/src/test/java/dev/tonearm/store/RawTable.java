package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A guild's items as they are, for what no port shows.
record RawTable(DynamoDbClient client, String table) {
    List<Map<String, AttributeValue>> journal(GuildId guild, String kind) {
        return client
                .queryPaginator(query ->
                        query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression("pk = :pk AND begins_with(sk, :kind)")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                AttributeValue.fromS(Keys.journal(guild)),
                                                ":kind",
                                                AttributeValue.fromS(kind))))
                .items()
                .stream()
                .toList();
    }

    /// The sequences of the lines that have an expiry.
    List<Long> expiring(GuildId guild) {
        return journal(guild, Keys.LINE).stream()
                .filter(item -> item.containsKey(TableSchema.TTL))
                .map(item -> sequence(Attributes.string(item, TableSchema.SORT_KEY)))
                .toList();
    }

    /// The last line that the stored snapshot covers.
    long covered(GuildId guild) {
        return journal(guild, Keys.SNAPSHOT).stream()
                .filter(item -> Attributes.string(item, TableSchema.SORT_KEY).equals(Keys.SNAPSHOT))
                .mapToLong(item -> Attributes.number(item, "seq"))
                .findFirst()
                .orElse(0);
    }

    private static long sequence(String sortKey) {
        return Long.parseLong(sortKey.split("#", -1)[1]);
    }
}
