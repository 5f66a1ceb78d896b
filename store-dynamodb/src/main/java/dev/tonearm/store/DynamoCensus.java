package dev.tonearm.store;

import dev.tonearm.core.census.Census;
import dev.tonearm.core.census.CensusUnavailableException;
import dev.tonearm.core.census.Found;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// A segmented scan, which reads all items and is sent those that are wanted: half a unit for 4 KB,
/// whatever is in them.
final class DynamoCensus implements Census {
    /// Between the two keys of an item in a cursor; neither holds it.
    private static final char BETWEEN = '\n';

    private static final String GUILD = "guild#";
    private static final String JOURNAL = "journal#";

    /// Two machines' clocks are never so far from each other.
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final DynamoDbClient client;
    private final String table;
    private final LineItems lines;
    private final InstantSource clock;

    DynamoCensus(
            DynamoDbClient client, StoreSettings settings, Formats formats, InstantSource clock) {
        this.client = client;
        this.table = settings.table();
        this.lines =
                new LineItems(
                        client,
                        table,
                        new Documents(formats),
                        clock,
                        WriteId::random,
                        new OpenGuilds(client, settings));
        this.clock = clock;
    }

    @Override
    public Page page(Wanted wanted, Segment segment, String from) {
        ScanRequest.Builder scan =
                ScanRequest.builder()
                        .tableName(table)
                        .segment(segment.number())
                        .totalSegments(segment.of())
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        filter(scan, wanted);
        if (!from.isEmpty()) scan.exclusiveStartKey(key(from));
        try {
            ScanResponse answer = client.scan(scan.build());
            List<Found> found = new ArrayList<>();
            for (Map<String, AttributeValue> item : answer.items()) found.add(read(item));
            String next = answer.hasLastEvaluatedKey() ? cursor(answer.lastEvaluatedKey()) : "";
            return new Page(found, next, answer.consumedCapacity().capacityUnits());
        } catch (SdkException | UncheckedIOException e) {
            throw new CensusUnavailableException(e);
        }
    }

    private void filter(ScanRequest.Builder scan, Wanted wanted) {
        var any = new StringJoiner(" OR ");
        Map<String, AttributeValue> values = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Found.Kind kind : wanted.kinds()) {
            any.add(
                    switch (kind) {
                        case SERVERS -> {
                            values.put(":guild", AttributeValue.fromS(GUILD));
                            values.put(":record", AttributeValue.fromS(Keys.RECORD));
                            yield "(begins_with(pk, :guild) AND sk = :record)";
                        }
                        case GRANT_ENTRIES -> {
                            values.put(":grant", AttributeValue.fromS(Keys.GRANT));
                            yield "begins_with(sk, :grant)";
                        }
                        case SUBSCRIPTIONS -> {
                            values.put(":paid", AttributeValue.fromS(Keys.SUBSCRIPTION));
                            yield "begins_with(pk, :paid)";
                        }
                        case LINES -> {
                            names.put("#ttl", TableSchema.TTL);
                            values.put(":line", AttributeValue.fromS(Keys.LINE));
                            // Lines get their expiry when a snapshot covers them, which is not
                            // before they are written.
                            long born =
                                    wanted.since()
                                            .plus(LineRetirement.KEPT)
                                            .minus(CLOCKS)
                                            .getEpochSecond();
                            long now = clock.instant().getEpochSecond();
                            values.put(":expiry", number(Math.max(born, now)));
                            yield "(begins_with(sk, :line) AND attribute_not_exists(settled)"
                                    + " AND (attribute_not_exists(#ttl) OR #ttl > :expiry))";
                        }
                    });
        }
        scan.filterExpression(any.toString()).expressionAttributeValues(values);
        if (!names.isEmpty()) scan.expressionAttributeNames(names);
    }

    private Found read(Map<String, AttributeValue> item) {
        String pk = Attributes.string(item, TableSchema.PARTITION_KEY);
        String sk = Attributes.string(item, TableSchema.SORT_KEY);
        try {
            if (pk.startsWith(JOURNAL)) {
                GuildId guild = GuildId.parse(pk.substring(JOURNAL.length()));
                return new Found.Line(guild, lines.line(guild, item));
            }
            if (pk.startsWith(Keys.SUBSCRIPTION)) {
                String id = pk.substring(Keys.SUBSCRIPTION.length());
                return new Found.Subscription(
                        DynamoBillingRecords.read(id, item), DynamoBillingRecords.listed(item));
            }
            GuildId guild = GuildId.parse(pk.substring(GUILD.length()));
            return sk.equals(Keys.RECORD)
                    ? new Found.Server(guild, GrantItem.read(item))
                    : new Found.Told(guild, DynamoGrantBook.entry(item));
        } catch (SdkException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            // One item that nobody can read must not hide all others for ever.
            return new Found.Broken(pk + " " + sk, e.getClass().getSimpleName());
        }
    }

    private static Map<String, AttributeValue> key(String cursor) {
        int between = cursor.indexOf(BETWEEN);
        return Keys.key(cursor.substring(0, between), cursor.substring(between + 1));
    }

    private static String cursor(Map<String, AttributeValue> key) {
        return Attributes.string(key, TableSchema.PARTITION_KEY)
                + BETWEEN
                + Attributes.string(key, TableSchema.SORT_KEY);
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
