package dev.tonearm.store;

import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.BillingRecordsUnavailableException;
import dev.tonearm.core.billing.CheckoutPage;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Records of payments: an item for each subscription, order and buyer.
final class DynamoBillingRecords implements BillingRecords {
    /// As long as the changes of grants that it led to.
    private static final Duration OVER_REMEMBERED = DynamoGrantBook.KEPT;

    private static final Duration ORDERS_REMEMBERED = Duration.ofDays(1);

    private static final Duration PAGES_REMEMBERED = Duration.ofDays(30);

    private static final String VERSION = "version";
    private static final String TERMS = "terms";
    private static final String GUILDS = "guilds";
    private static final String LISTED = "listed";
    private static final String ABOUT = "about";
    private static final String PAGE = "page";
    private static final String ORDER = "order";
    private static final String CUSTOMER = "customer";

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;

    DynamoBillingRecords(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<SubscriptionRecord> subscription(String id) {
        return reached(
                id,
                () -> {
                    Map<String, AttributeValue> item = item(Keys.subscription(id));
                    return item.isEmpty() ? Optional.empty() : Optional.of(read(id, item));
                });
    }

    static SubscriptionRecord read(String id, Map<String, AttributeValue> item) {
        AttributeValue guilds = item.getOrDefault(GUILDS, AttributeValue.fromSs(List.of()));
        return new SubscriptionRecord(
                id,
                Instant.ofEpochMilli(Attributes.number(item, VERSION)),
                Attributes.string(item, TERMS),
                guilds.ss().stream().map(GuildId::parse).collect(Collectors.toSet()));
    }

    @Override
    public void listed(SubscriptionRecord record, LocalDate day) {
        reached(
                record.id(),
                () -> {
                    try {
                        return client.updateItem(update ->
                                update.tableName(table)
                                        .key(Keys.subscription(record.id()))
                                        .updateExpression("SET #listed = :day")
                                        .conditionExpression("#version = :version")
                                        .expressionAttributeNames(
                                                Map.of("#listed", LISTED, "#version", VERSION))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":day",
                                                        AttributeValue.fromS(day.toString()),
                                                        ":version",
                                                        version(record))));
                    } catch (ConditionalCheckFailedException _) {
                        // It has changed since, which is news of its own.
                        return null;
                    }
                });
    }

    static Optional<LocalDate> listed(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(LISTED)).map(AttributeValue::s).map(LocalDate::parse);
    }

    @Override
    public boolean keep(Optional<SubscriptionRecord> before, SubscriptionRecord after) {
        Map<String, AttributeValue> item = Keys.subscription(after.id());
        item.put(VERSION, version(after));
        item.put(TERMS, AttributeValue.fromS(after.terms()));
        Set<GuildId> guilds = after.guilds();
        if (!guilds.isEmpty()) {
            item.put(
                    GUILDS, AttributeValue.fromSs(guilds.stream().map(GuildId::toString).toList()));
        } else {
            // Nobody has anything by it any more; whoever has it again writes it without an end.
            item.put(
                    TableSchema.TTL,
                    AttributeValue.fromN(
                            Long.toString(clock.instant().plus(OVER_REMEMBERED).getEpochSecond())));
        }
        return reached(
                after.id(),
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
                                                Map.of(":before", version(before.get())));
                            }
                        });
                        return true;
                    } catch (ConditionalCheckFailedException _) {
                        return false;
                    }
                });
    }

    private static AttributeValue version(SubscriptionRecord record) {
        return AttributeValue.fromN(Long.toString(record.version().toEpochMilli()));
    }

    @Override
    public Optional<String> begun(InteractionId order) {
        return text(Keys.order(order), ABOUT, "order " + order);
    }

    @Override
    public String begin(InteractionId order, String about) {
        Map<String, AttributeValue> item = Keys.order(order);
        long expires = order.createdAt().plus(ORDERS_REMEMBERED).getEpochSecond();
        item.put(TableSchema.TTL, AttributeValue.fromN(Long.toString(expires)));
        return first(item, ABOUT, about, "order " + order);
    }

    @Override
    public Optional<CheckoutPage> page(GuildId guild) {
        return reached(
                "page of " + guild,
                () -> {
                    Map<String, AttributeValue> item = item(Keys.checkoutPage(guild));
                    return item.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new CheckoutPage(
                                            Attributes.string(item, PAGE),
                                            Attributes.string(item, ORDER)));
                });
    }

    @Override
    public void keepPage(GuildId guild, CheckoutPage page) {
        Map<String, AttributeValue> item = Keys.checkoutPage(guild);
        item.put(PAGE, AttributeValue.fromS(page.id()));
        item.put(ORDER, AttributeValue.fromS(page.order()));
        long expires = clock.instant().plus(PAGES_REMEMBERED).getEpochSecond();
        item.put(TableSchema.TTL, AttributeValue.fromN(Long.toString(expires)));
        reached("page of " + guild, () -> client.putItem(put -> put.tableName(table).item(item)));
    }

    @Override
    public Optional<String> customer(UserId buyer) {
        return text(Keys.customer(buyer), CUSTOMER, "buyer " + buyer);
    }

    @Override
    public String keepCustomer(UserId buyer, String customer) {
        return first(Keys.customer(buyer), CUSTOMER, customer, "buyer " + buyer);
    }

    private Optional<String> text(Map<String, AttributeValue> key, String attribute, String what) {
        return reached(
                what, () -> Optional.ofNullable(item(key).get(attribute)).map(AttributeValue::s));
    }

    /// Keeps a text, unless there is one.
    private String first(
            Map<String, AttributeValue> item, String attribute, String text, String what) {
        item.put(attribute, AttributeValue.fromS(text));
        return reached(
                what,
                () -> {
                    try {
                        client.putItem(put ->
                                put.tableName(table)
                                        .item(item)
                                        .conditionExpression("attribute_not_exists(pk)")
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD));
                        return text;
                    } catch (ConditionalCheckFailedException e) {
                        return Attributes.string(e.item(), attribute);
                    }
                });
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return client.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    private static <T> T reached(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new BillingRecordsUnavailableException(what, e);
        }
    }
}
