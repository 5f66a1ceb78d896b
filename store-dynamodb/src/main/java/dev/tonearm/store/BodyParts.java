package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The parts of bodies that are too big for one item.
///
/// They are written before the item that counts them, under a write id that nobody else uses: what
/// is half written is never seen.
final class BodyParts {
    private static final String PIECE = "z";

    private final DynamoDbClient client;
    private final String table;

    BodyParts(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// @param parts what their sort keys begin with
    void write(GuildId guild, String parts, Body body) {
        for (int number = 0; number < body.parts().size(); number++) {
            Map<String, AttributeValue> item =
                    Keys.key(Keys.journal(guild), Keys.part(parts, number));
            item.put(PIECE, AttributeValue.fromB(body.parts().get(number)));
            client.putItem(put -> put.tableName(table).item(item));
        }
    }

    /// Every part there is, in order.
    List<SdkBytes> read(GuildId guild, String parts) {
        return client
                .queryPaginator(query ->
                        query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression("pk = :pk AND begins_with(sk, :parts)")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                AttributeValue.fromS(Keys.journal(guild)),
                                                ":parts",
                                                AttributeValue.fromS(parts))))
                .items()
                .stream()
                .map(item -> Attributes.required(item, PIECE).b())
                .toList();
    }

    /// A guild's snapshot, if there is one, and the parts of snapshots behind it.
    List<Map<String, AttributeValue>> snapshot(GuildId guild) {
        return client
                .queryPaginator(query ->
                        query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                AttributeValue.fromS(Keys.journal(guild)),
                                                ":from",
                                                AttributeValue.fromS(Keys.SNAPSHOT),
                                                ":to",
                                                AttributeValue.fromS(
                                                        Keys.SNAPSHOT_PART + Keys.END))))
                .items()
                .stream()
                .toList();
    }

    /// The parts among these items, in order.
    ///
    /// @param parts what their sort keys begin with
    static List<SdkBytes> of(List<Map<String, AttributeValue>> items, String parts) {
        return items.stream()
                .filter(item -> Attributes.string(item, TableSchema.SORT_KEY).startsWith(parts))
                .map(item -> Attributes.required(item, PIECE).b())
                .toList();
    }

    /// The sort keys of all parts of a kind from one sequence up to, and without, another.
    List<String> keys(GuildId guild, String kind, long from, long before) {
        List<String> keys = new ArrayList<>();
        client.queryPaginator(query ->
                        query.tableName(table)
                                .projectionExpression("sk")
                                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :before")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                AttributeValue.fromS(Keys.journal(guild)),
                                                ":from",
                                                AttributeValue.fromS(Keys.partsFrom(kind, from)),
                                                ":before",
                                                AttributeValue.fromS(
                                                        Keys.partsFrom(kind, before)))))
                .items()
                .forEach(item -> keys.add(Attributes.string(item, TableSchema.SORT_KEY)));
        return keys;
    }

    void delete(GuildId guild, String parts, Body body) {
        for (int number = 0; number < body.parts().size(); number++)
            delete(guild, Keys.part(parts, number));
    }

    void delete(GuildId guild, String sortKey) {
        client.deleteItem(
                delete -> delete.tableName(table).key(Keys.key(Keys.journal(guild), sortKey)));
    }
}
