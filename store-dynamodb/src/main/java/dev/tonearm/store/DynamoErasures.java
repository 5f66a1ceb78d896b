package dev.tonearm.store;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.privacy.Erasure;
import dev.tonearm.core.privacy.Erasures;
import dev.tonearm.core.privacy.PrivacyRecordsUnavailableException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Who wants their data deleted: an item each, all in one place, for they are few and are read
/// together. One that is done expires.
final class DynamoErasures implements Erasures {
    private static final String ASKED = "asked";
    private static final String DONE = "done";

    private final DynamoDbClient client;
    private final String table;

    DynamoErasures(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Erasure ask(UserId user, Instant now) {
        Map<String, AttributeValue> item = Keys.erasure(user);
        item.put(ASKED, millis(now));
        return reached(() -> {
            try {
                client.putItem(put ->
                        put.tableName(table)
                                .item(item)
                                .conditionExpression(
                                        "attribute_not_exists(pk) OR attribute_exists(#done)")
                                .expressionAttributeNames(Map.of("#done", DONE))
                                .returnValuesOnConditionCheckFailure(
                                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return read(item);
            } catch (ConditionalCheckFailedException e) {
                return read(e.item());
            }
        });
    }

    @Override
    public Optional<Erasure> find(UserId user) {
        return reached(() -> {
            Map<String, AttributeValue> item =
                    client.getItem(get ->
                                    get.tableName(table)
                                            .key(Keys.erasure(user))
                                            .consistentRead(true))
                            .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
        });
    }

    @Override
    public List<Erasure> waiting() {
        return reached(() ->
                client
                        .queryPaginator(query ->
                                query.tableName(table)
                                        .keyConditionExpression("pk = :pk")
                                        .expressionAttributeValues(
                                                Map.of(":pk", AttributeValue.fromS(Keys.ERASURES)))
                                        .consistentRead(true))
                        .items()
                        .stream()
                        .map(DynamoErasures::read)
                        .filter(erasure -> erasure.done().isEmpty())
                        .sorted(Comparator.comparing(Erasure::asked))
                        .toList());
    }

    @Override
    public void done(Erasure erasure, Instant now) {
        long expires = now.plus(Erasure.REMEMBERED).getEpochSecond();
        reached(() -> {
            try {
                return client.updateItem(update ->
                        update.tableName(table)
                                .key(Keys.erasure(erasure.user()))
                                .updateExpression("SET #done = :now, #ttl = :expires")
                                .conditionExpression(
                                        "#asked = :asked AND attribute_not_exists(#done)")
                                .expressionAttributeNames(
                                        Map.of(
                                                "#done", DONE,
                                                "#asked", ASKED,
                                                "#ttl", TableSchema.TTL))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":now",
                                                millis(now),
                                                ":asked",
                                                millis(erasure.asked()),
                                                ":expires",
                                                AttributeValue.fromN(Long.toString(expires)))));
            } catch (ConditionalCheckFailedException e) {
                // It is noted already, or they have asked again.
                return e;
            }
        });
    }

    private static Erasure read(Map<String, AttributeValue> item) {
        return new Erasure(
                UserId.parse(Attributes.string(item, TableSchema.SORT_KEY)),
                Instant.ofEpochMilli(Attributes.number(item, ASKED)),
                Optional.ofNullable(item.get(DONE))
                        .map(done -> Instant.ofEpochMilli(Long.parseLong(done.n()))));
    }

    private static AttributeValue millis(Instant time) {
        return AttributeValue.fromN(Long.toString(time.toEpochMilli()));
    }

    private static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new PrivacyRecordsUnavailableException("erasures", e);
        }
    }
}
