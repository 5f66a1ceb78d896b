package dev.tonearm.store;

import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.FigureRecordsUnavailableException;
import dev.tonearm.core.statistics.Period;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// DayFigures, an item for each day, week and month.
final class DynamoFigureRecords implements FigureRecords {
    static final Duration KEPT = Duration.ofDays(5 * 365 + 2);

    /// A month, and as long as lines come late.
    static final Duration SKETCHES_KEPT = Duration.ofDays(45);

    /// After the end of what it is for: no day is rolled up later.
    static final Duration SECRET_KEPT = Duration.ofDays(12);

    private static final String VERSION = "version";
    private static final String FIGURES = "figures";
    private static final String SKETCHES = "sketches";
    private static final String SECRET = "secret";

    private final DynamoDbClient client;
    private final String table;

    DynamoFigureRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<Kept> find(Period period) {
        return reached(
                period.name(),
                () -> {
                    Map<String, AttributeValue> item = item(Keys.figures(period));
                    return item.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Kept(read(item), Attributes.number(item, VERSION)));
                });
    }

    @Override
    public boolean keep(Period period, Optional<Kept> before, DayFigures figures) {
        long version = before.map(Kept::version).orElse(0L);
        Map<String, AttributeValue> item = Keys.figures(period);
        item.put(VERSION, number(version + 1));
        Map<String, AttributeValue> numbers = new HashMap<>();
        figures.byName().forEach((name, value) -> numbers.put(name, number(value)));
        item.put(FIGURES, AttributeValue.fromM(numbers));
        item.put(TableSchema.TTL, expiry(period.end(), KEPT));
        return reached(
                period.name(),
                () -> {
                    try {
                        client.putItem(put -> {
                            put.tableName(table).item(item);
                            if (before.isEmpty()) {
                                put.conditionExpression("attribute_not_exists(pk)");
                            } else {
                                put.conditionExpression("#version = :before")
                                        .expressionAttributeNames(Map.of("#version", VERSION))
                                        .expressionAttributeValues(
                                                Map.of(":before", number(version)));
                            }
                        });
                        return true;
                    } catch (ConditionalCheckFailedException _) {
                        return false;
                    }
                });
    }

    @Override
    public SortedMap<String, DayFigures> between(Period.Kind kind, String from, String to) {
        return reached(
                kind.wire(),
                () -> {
                    SortedMap<String, DayFigures> found = new TreeMap<>();
                    client.queryPaginator(query ->
                                    query.tableName(table)
                                            .consistentRead(true)
                                            .keyConditionExpression(
                                                    "pk = :kind AND sk BETWEEN :from AND :to")
                                            .expressionAttributeValues(
                                                    Map.of(
                                                            ":kind",
                                                            AttributeValue.fromS(
                                                                    Keys.ofFigures(kind)),
                                                            ":from",
                                                            AttributeValue.fromS(from),
                                                            ":to",
                                                            AttributeValue.fromS(to))))
                            .items()
                            .forEach(item ->
                                    found.put(
                                            Attributes.string(item, TableSchema.SORT_KEY),
                                            read(item)));
                    return found;
                });
    }

    private static DayFigures read(Map<String, AttributeValue> item) {
        SortedMap<String, Long> byName = new TreeMap<>();
        Attributes.required(item, FIGURES)
                .m()
                .forEach((name, value) -> byName.put(name, Long.parseLong(value.n())));
        return new DayFigures(byName);
    }

    @Override
    public void keepSketches(LocalDate day, Map<String, byte[]> sketches) {
        Map<String, AttributeValue> item = Keys.sketches(day);
        Map<String, AttributeValue> bytes = new HashMap<>();
        sketches.forEach((name, sketch) ->
                bytes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(sketch))));
        item.put(SKETCHES, AttributeValue.fromM(bytes));
        item.put(TableSchema.TTL, expiry(day, SKETCHES_KEPT));
        reached(day.toString(), () -> client.putItem(put -> put.tableName(table).item(item)));
    }

    @Override
    public Map<String, byte[]> sketches(LocalDate day) {
        return reached(
                day.toString(),
                () -> {
                    Map<String, byte[]> sketches = new HashMap<>();
                    Map<String, AttributeValue> item = item(Keys.sketches(day));
                    if (item.isEmpty()) return sketches;
                    Attributes.required(item, SKETCHES)
                            .m()
                            .forEach(
                                    (name, sketch) -> sketches.put(name, sketch.b().asByteArray()));
                    return sketches;
                });
    }

    @Override
    public byte[] secret(Period period, byte[] fresh) {
        Map<String, AttributeValue> item = Keys.figureSecret(period);
        item.put(SECRET, AttributeValue.fromB(SdkBytes.fromByteArray(fresh)));
        item.put(TableSchema.TTL, expiry(period.end(), SECRET_KEPT));
        return reached(
                period.name(),
                () -> {
                    try {
                        client.putItem(put ->
                                put.tableName(table)
                                        .item(item)
                                        .conditionExpression("attribute_not_exists(pk)")
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD));
                        return fresh;
                    } catch (ConditionalCheckFailedException e) {
                        return Attributes.required(e.item(), SECRET).b().asByteArray();
                    }
                });
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return client.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    private static AttributeValue expiry(LocalDate day, Duration kept) {
        return number(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(kept).getEpochSecond());
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static <T> T reached(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new FigureRecordsUnavailableException(what, e);
        }
    }
}
