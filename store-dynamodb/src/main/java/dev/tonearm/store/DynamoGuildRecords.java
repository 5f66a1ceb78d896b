package dev.tonearm.store;

import dev.tonearm.core.guild.Gate;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildRecord;
import dev.tonearm.core.guild.GuildRecords;
import dev.tonearm.core.guild.GuildRecordsUnavailableException;
import dev.tonearm.core.plan.Limits;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Guilds' records, an item each.
///
/// An update cannot ask "is this still the same window?", so each window has a counter of its own,
/// and each update takes away the few that are older than need be. (ADD works on top-level
/// attributes only, so they are not members of a map.)
final class DynamoGuildRecords implements GuildRecords {
    private static final String WINDOW = "window#";
    private static final String DISABLED = "disabled";
    private static final String LANGUAGE = "language";

    private static final AttributeValue NONE = AttributeValue.fromS("");

    private static final long REMEMBERED = Gate.REMEMBERED.dividedBy(Gate.WINDOW);

    /// Old counters that no command came in time to take away stay; from this many on they are
    /// removed. With those that are remembered they are 38 of 20 bytes: the item takes one write
    /// unit.
    private static final int MOST_STRAGGLERS = 8;

    private final DynamoDbClient client;
    private final String table;

    DynamoGuildRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public GuildRecord count(GuildId guild, Instant made) {
        long window = Gate.windowAt(made);
        long old = window - REMEMBERED;
        try {
            Map<String, AttributeValue> item =
                    client.updateItem(update ->
                                    update.tableName(table)
                                            .key(Keys.guild(guild))
                                            .updateExpression(
                                                    "ADD #now :one REMOVE #old1, #old2, #old3")
                                            .expressionAttributeNames(
                                                    Map.of(
                                                            "#now", WINDOW + window,
                                                            "#old1", WINDOW + old,
                                                            "#old2", WINDOW + (old - 1),
                                                            "#old3", WINDOW + (old - 2)))
                                            .expressionAttributeValues(
                                                    Map.of(":one", AttributeValue.fromN("1")))
                                            .returnValues(ReturnValue.ALL_NEW))
                            .attributes();
            removeStragglers(guild, item, old);
            return new GuildRecord(
                    disabled(item),
                    Attributes.number(item, WINDOW + window),
                    Limits.STANDARD,
                    item.getOrDefault(LANGUAGE, NONE).s());
        } catch (SdkException | UncheckedIOException e) {
            throw new GuildRecordsUnavailableException(guild, e);
        }
    }

    @Override
    public void disable(GuildId guild, String command) {
        change(guild, "ADD", command);
    }

    @Override
    public void enable(GuildId guild, String command) {
        change(guild, "DELETE", command);
    }

    @Override
    public boolean speak(GuildId guild, String language) {
        try {
            client.updateItem(update -> {
                update.tableName(table)
                        .key(Keys.guild(guild))
                        .expressionAttributeNames(Map.of("#language", LANGUAGE));
                if (language.isEmpty()) {
                    update.updateExpression("REMOVE #language")
                            .conditionExpression("attribute_exists(#language)");
                } else {
                    update.updateExpression("SET #language = :language")
                            .conditionExpression(
                                    "attribute_not_exists(#language) OR #language <> :language")
                            .expressionAttributeValues(
                                    Map.of(":language", AttributeValue.fromS(language)));
                }
            });
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException | UncheckedIOException e) {
            throw new GuildRecordsUnavailableException(guild, e);
        }
    }

    private void change(GuildId guild, String action, String command) {
        try {
            client.updateItem(update ->
                    update.tableName(table)
                            .key(Keys.guild(guild))
                            .updateExpression(action + " #disabled :command")
                            .expressionAttributeNames(Map.of("#disabled", DISABLED))
                            .expressionAttributeValues(
                                    Map.of(":command", AttributeValue.fromSs(List.of(command)))));
        } catch (SdkException | UncheckedIOException e) {
            throw new GuildRecordsUnavailableException(guild, e);
        }
    }

    private void removeStragglers(GuildId guild, Map<String, AttributeValue> item, long from) {
        List<String> stragglers =
                item.keySet().stream()
                        .filter(name -> name.startsWith(WINDOW))
                        .filter(name -> Long.parseLong(name.substring(WINDOW.length())) < from)
                        .toList();
        if (stragglers.size() < MOST_STRAGGLERS) return;
        Map<String, String> names = new HashMap<>();
        for (String straggler : stragglers) names.put("#w" + names.size(), straggler);
        client.updateItem(update ->
                update.tableName(table)
                        .key(Keys.guild(guild))
                        .updateExpression("REMOVE " + String.join(", ", names.keySet()))
                        .expressionAttributeNames(names));
    }

    private static Set<String> disabled(Map<String, AttributeValue> item) {
        AttributeValue disabled = item.get(DISABLED);
        return disabled == null ? Set.of() : Set.copyOf(disabled.ss());
    }
}
