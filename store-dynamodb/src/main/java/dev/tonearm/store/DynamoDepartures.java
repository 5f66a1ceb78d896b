package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.privacy.Departures;
import dev.tonearm.core.privacy.GuildListing;
import dev.tonearm.core.privacy.PrivacyRecordsUnavailableException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Where the bot is, by a page of a listing in an item each, and where it is not any more.
final class DynamoDepartures implements Departures, GuildListing {
    /// A listing is of one night.
    private static final Duration LISTED = Duration.ofDays(3);

    private static final String SINCE = "since";
    private static final String GUILDS = "guilds";

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;

    DynamoDepartures(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public SortedMap<GuildId, Instant> all() {
        return reached(() -> {
            SortedMap<GuildId, Instant> all =
                    new TreeMap<>(Comparator.comparingLong(GuildId::value));
            for (Map<String, AttributeValue> item : items(Keys.DEPARTURES)) {
                all.put(
                        GuildId.parse(Attributes.string(item, TableSchema.SORT_KEY)),
                        Instant.ofEpochMilli(Attributes.number(item, SINCE)));
            }
            return all;
        });
    }

    @Override
    public void missed(GuildId guild, Instant now) {
        Map<String, AttributeValue> item = Keys.departure(guild);
        item.put(SINCE, AttributeValue.fromN(Long.toString(now.toEpochMilli())));
        reached(() -> {
            try {
                client.putItem(put ->
                        put.tableName(table)
                                .item(item)
                                .conditionExpression("attribute_not_exists(pk)"));
            } catch (ConditionalCheckFailedException _) {
                // It was missed before.
            }
            return guild;
        });
    }

    @Override
    public void settled(GuildId guild) {
        reached(() ->
                client.deleteItem(delete -> delete.tableName(table).key(Keys.departure(guild))));
    }

    @Override
    public void keep(String run, GuildId after, List<GuildId> page) {
        ByteBuffer ids = ByteBuffer.allocate(Long.BYTES * page.size());
        for (GuildId guild : page) ids.putLong(guild.value());
        Map<String, AttributeValue> item = Keys.listing(run, after);
        item.put(GUILDS, AttributeValue.fromB(SdkBytes.fromByteArray(ids.array())));
        long expires = clock.instant().plus(LISTED).getEpochSecond();
        item.put(TableSchema.TTL, AttributeValue.fromN(Long.toString(expires)));
        reached(() -> client.putItem(put -> put.tableName(table).item(item)));
    }

    @Override
    public Set<GuildId> of(String run) {
        return reached(() -> {
            Set<GuildId> all = new HashSet<>();
            for (Map<String, AttributeValue> item : items(Keys.ofListing(run))) {
                ByteBuffer ids = Attributes.required(item, GUILDS).b().asByteBuffer();
                while (ids.hasRemaining()) all.add(new GuildId(ids.getLong()));
            }
            return all;
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

    private static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new PrivacyRecordsUnavailableException("where the bot is", e);
        }
    }
}
