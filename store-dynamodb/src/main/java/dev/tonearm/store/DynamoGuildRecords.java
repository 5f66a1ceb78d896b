package dev.tonearm.store;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.gate.GuildRecordsUnavailableException;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Kept;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Guilds' records, an item each: settings ([SettingsItem]) and counters ([Counters]). What was set
/// before a change is an item of its own for some weeks.
final class DynamoGuildRecords implements GuildRecords {
    /// Who notices a mistake does so within a month.
    private static final Duration UNDOABLE = Duration.ofDays(30);

    private final DynamoDbClient client;
    private final String table;
    private final Formats formats;
    private final InstantSource clock;

    DynamoGuildRecords(DynamoDbClient client, String table, Formats formats, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public GuildRecord count(GuildId guild, UserId user, Instant made) {
        return reached(
                guild,
                () -> {
                    var counters = new Counters(user, made);
                    Map<String, AttributeValue> item =
                            client.updateItem(update ->
                                            update.tableName(table)
                                                    .key(Keys.guild(guild))
                                                    .updateExpression(counters.expression())
                                                    .expressionAttributeNames(counters.names())
                                                    .expressionAttributeValues(counters.values())
                                                    .returnValues(ReturnValue.ALL_NEW))
                                    .attributes();
                    counters.tidy(item).ifPresent(tidying -> tidy(guild, tidying));
                    return new GuildRecord(
                            SettingsItem.read(item, formats),
                            GrantItem.read(item),
                            counters.ofGuild(item),
                            counters.ofListener(item),
                            BoardItem.read(item));
                });
    }

    private void tidy(GuildId guild, Counters.Tidying tidying) {
        try {
            client.updateItem(update -> {
                update.tableName(table)
                        .key(Keys.guild(guild))
                        .updateExpression(tidying.expression())
                        .expressionAttributeNames(tidying.names());
                if (!tidying.condition().isEmpty()) {
                    update.conditionExpression(tidying.condition())
                            .expressionAttributeValues(tidying.values());
                }
            });
        } catch (ConditionalCheckFailedException _) {
            // Somebody else was quicker.
        }
    }

    @Override
    public StoredSettings settings(GuildId guild) {
        return reached(
                guild,
                () ->
                        SettingsItem.read(
                                client.getItem(get ->
                                                get.tableName(table)
                                                        .key(Keys.guild(guild))
                                                        .consistentRead(true))
                                        .item(),
                                formats));
    }

    @Override
    public Kept keep(GuildId guild, StoredSettings before, GuildSettings after) {
        if (before.newer())
            throw new IllegalArgumentException("a newer build wrote these settings");
        long revision = before.revision() + 1;
        return reached(
                guild,
                () -> {
                    // First, so that no change is without it. Whoever else is about to make this
                    // change read
                    // the same and writes the same.
                    client.putItem(
                            put -> put.tableName(table).item(past(guild, revision, before.now())));
                    try {
                        write(guild, before.revision(), after);
                        return new Kept.Done(new StoredSettings(after, revision, false));
                    } catch (ConditionalCheckFailedException e) {
                        return new Kept.Overtaken(SettingsItem.read(e.item(), formats));
                    }
                });
    }

    private void write(GuildId guild, long before, GuildSettings after) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        names.put("#settings", SettingsItem.DOCUMENT);
        names.put("#revision", SettingsItem.REVISION);
        names.put("#language", SettingsItem.LANGUAGE);
        names.put("#disabled", SettingsItem.DISABLED);
        values.put(":settings", AttributeValue.fromS(SettingsItem.document(after)));
        values.put(":next", AttributeValue.fromN(Long.toString(before + 1)));
        String set = "SET #settings = :settings, #revision = :next";
        String remove = "";
        if (after.language().isEmpty()) remove += " #language";
        else {
            set += ", #language = :language";
            values.put(":language", AttributeValue.fromS(after.language()));
        }
        List<String> off = SettingsItem.off(after);
        if (off.isEmpty()) remove += remove.isEmpty() ? " #disabled" : ", #disabled";
        else {
            set += ", #disabled = :disabled";
            values.put(":disabled", AttributeValue.fromSs(off));
        }
        String expression = remove.isEmpty() ? set : set + " REMOVE" + remove;
        if (before > 0) values.put(":before", AttributeValue.fromN(Long.toString(before)));
        client.updateItem(update ->
                update.tableName(table)
                        .key(Keys.guild(guild))
                        .updateExpression(expression)
                        .conditionExpression(
                                before > 0
                                        ? "#revision = :before"
                                        : "attribute_not_exists(#revision)")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private Map<String, AttributeValue> past(GuildId guild, long revision, GuildSettings before) {
        Map<String, AttributeValue> item = Keys.pastSettings(guild, revision);
        item.put(SettingsItem.DOCUMENT, AttributeValue.fromS(SettingsItem.whole(before)));
        long expires = clock.instant().plus(UNDOABLE).getEpochSecond();
        item.put(TableSchema.TTL, AttributeValue.fromN(Long.toString(expires)));
        return item;
    }

    @Override
    public Optional<GuildSettings> before(GuildId guild, long revision) {
        return reached(
                guild,
                () -> {
                    Map<String, AttributeValue> item =
                            client.getItem(get ->
                                            get.tableName(table)
                                                    .key(Keys.pastSettings(guild, revision))
                                                    .consistentRead(true))
                                    .item();
                    return Optional.ofNullable(item.get(SettingsItem.DOCUMENT))
                            .map(AttributeValue::s)
                            .map(SettingsItem::readWhole);
                });
    }

    private static <T> T reached(GuildId guild, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new GuildRecordsUnavailableException(guild, e);
        }
    }
}
