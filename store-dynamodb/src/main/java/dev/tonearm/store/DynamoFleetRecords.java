package dev.tonearm.store;

import dev.tonearm.core.partition.Fleet;
import dev.tonearm.core.partition.FleetRecords;
import dev.tonearm.core.partition.FleetUnavailableException;
import dev.tonearm.core.partition.Lease;
import dev.tonearm.core.partition.Presence;
import dev.tonearm.core.partition.WorkerId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Leases and workers, an item each under one partition key, so that one query sees all of them.
///
/// Calls have the bounds of a lease, not those of the journal: an answer that comes after the lease
/// has run out helps nobody.
final class DynamoFleetRecords implements FleetRecords {
    /// Two tries of a renewal fit into what a lease has left after one failed.
    private static final Duration ATTEMPT = Duration.ofMillis(800);

    private static final Duration CALL = Duration.ofMillis(1_700);

    /// A worker that has said nothing for so long, by any clock, is no longer worth listing.
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private static final String OWNER = "owner";
    private static final String HEIR = "heir";
    private static final String LIFE = "Life";
    private static final String READY = "ready";
    private static final String EPOCH = "epoch";
    private static final String COUNTER = "counter";
    private static final String WEIGHT = "weight";
    private static final String NAME = "name";
    private static final String LEAVING = "leaving";

    private final DynamoDbClient client;
    private final String table;
    private final int partitions;
    private final InstantSource clock;

    DynamoFleetRecords(DynamoDbClient client, StoreSettings settings, InstantSource clock) {
        this.client = client;
        this.table = settings.table();
        this.partitions = settings.partitions().count();
        this.clock = clock;
    }

    @Override
    public Fleet look() {
        return reach(
                "look at the fleet",
                () -> {
                    List<Lease> leases = new ArrayList<>();
                    IntStream.range(0, partitions).mapToObj(Lease::unowned).forEach(leases::add);
                    List<Presence> workers = new ArrayList<>();
                    long now = clock.instant().getEpochSecond();
                    client.queryPaginator(query ->
                                    query.tableName(table)
                                            .consistentRead(true)
                                            .keyConditionExpression("pk = :pk")
                                            .expressionAttributeValues(
                                                    Map.of(":pk", AttributeValue.fromS(Keys.FLEET)))
                                            .overrideConfiguration(bounds ->
                                                    bounds.apiCallAttemptTimeout(ATTEMPT)
                                                            .apiCallTimeout(CALL)))
                            .items()
                            .forEach(item -> {
                                String key = Attributes.string(item, TableSchema.SORT_KEY);
                                if (key.startsWith(Keys.LEASE)) {
                                    int partition = partition(key);
                                    // Others are left from a time with more partitions.
                                    if (partition < partitions) {
                                        leases.set(partition, lease(partition, item));
                                    }
                                } else if (Attributes.number(item, TableSchema.TTL) > now) {
                                    workers.add(presence(item));
                                }
                            });
                    return new Fleet(leases, workers);
                });
    }

    @Override
    public Replacement replace(Lease seen, Lease next) {
        return reach(
                "write the lease of partition " + seen.partition(),
                () -> {
                    try {
                        client.putItem(put ->
                                put.tableName(table)
                                        .item(item(next))
                                        .conditionExpression(condition(seen))
                                        .expressionAttributeNames(
                                                Map.of("#counter", COUNTER, "#owner", OWNER))
                                        .expressionAttributeValues(values(seen))
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                        .overrideConfiguration(bounds ->
                                                bounds.apiCallAttemptTimeout(ATTEMPT)
                                                        .apiCallTimeout(CALL)));
                        return new Replacement.Replaced();
                    } catch (ConditionalCheckFailedException e) {
                        return new Replacement.Changed(
                                e.hasItem() && !e.item().isEmpty()
                                        ? lease(seen.partition(), e.item())
                                        : Lease.unowned(seen.partition()));
                    }
                });
    }

    /// Owner and epoch change together, and so do the counter and every renewal; the heir changes
    /// by itself.
    private static String condition(Lease seen) {
        String same =
                "epoch = :epoch AND #counter = :counter AND #owner = :owner AND heir = :heir"
                        + " AND heirLife = :heirLife AND ready = :ready";
        return seen.equals(Lease.unowned(seen.partition()))
                ? "attribute_not_exists(pk) OR (" + same + ")"
                : same;
    }

    private static Map<String, AttributeValue> values(Lease seen) {
        return Map.of(
                ":epoch", number(seen.epoch()),
                ":counter", number(seen.counter()),
                ":owner", AttributeValue.fromS(seen.owner().name()),
                ":heir", AttributeValue.fromS(seen.heir().name()),
                ":heirLife", AttributeValue.fromS(seen.heir().life()),
                ":ready", AttributeValue.fromBool(seen.heirReady()));
    }

    @Override
    public void announce(Presence presence) {
        Map<String, AttributeValue> item = Keys.worker(presence.worker());
        item.put(NAME, AttributeValue.fromS(presence.worker().name()));
        item.put(LIFE, AttributeValue.fromS(presence.worker().life()));
        item.put(COUNTER, number(presence.counter()));
        item.put(LEAVING, AttributeValue.fromBool(presence.leaving()));
        item.put(TableSchema.TTL, number(clock.instant().plus(FORGOTTEN).getEpochSecond()));
        reach(
                "say that we live",
                () ->
                        client.putItem(put ->
                                put.tableName(table)
                                        .item(item)
                                        .overrideConfiguration(bounds ->
                                                bounds.apiCallAttemptTimeout(ATTEMPT)
                                                        .apiCallTimeout(CALL))));
    }

    @Override
    public void withdraw(WorkerId worker) {
        reach(
                "say goodbye",
                () ->
                        client.deleteItem(delete ->
                                delete.tableName(table)
                                        .key(Keys.worker(worker))
                                        .overrideConfiguration(bounds ->
                                                bounds.apiCallAttemptTimeout(ATTEMPT)
                                                        .apiCallTimeout(CALL))));
    }

    private static Map<String, AttributeValue> item(Lease lease) {
        Map<String, AttributeValue> item = Keys.lease(lease.partition());
        item.put(OWNER, AttributeValue.fromS(lease.owner().name()));
        item.put(OWNER + LIFE, AttributeValue.fromS(lease.owner().life()));
        item.put(HEIR, AttributeValue.fromS(lease.heir().name()));
        item.put(HEIR + LIFE, AttributeValue.fromS(lease.heir().life()));
        item.put(READY, AttributeValue.fromBool(lease.heirReady()));
        item.put(EPOCH, number(lease.epoch()));
        item.put(COUNTER, number(lease.counter()));
        item.put(WEIGHT, number(lease.weight()));
        return item;
    }

    private static Lease lease(int partition, Map<String, AttributeValue> item) {
        return new Lease(
                partition,
                worker(item, OWNER),
                Attributes.number(item, EPOCH),
                Attributes.number(item, COUNTER),
                worker(item, HEIR),
                Attributes.required(item, READY).bool(),
                (int) Attributes.number(item, WEIGHT));
    }

    private static WorkerId worker(Map<String, AttributeValue> item, String role) {
        return new WorkerId(Attributes.string(item, role), Attributes.string(item, role + LIFE));
    }

    private static Presence presence(Map<String, AttributeValue> item) {
        return new Presence(
                new WorkerId(Attributes.string(item, NAME), Attributes.string(item, LIFE)),
                Attributes.number(item, COUNTER),
                Attributes.required(item, LEAVING).bool());
    }

    private static int partition(String key) {
        return Integer.parseInt(key.substring(Keys.LEASE.length()));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static <T> T reach(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new FleetUnavailableException("could not " + what, e);
        }
    }
}
