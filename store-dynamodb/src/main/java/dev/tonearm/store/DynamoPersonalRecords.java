package dev.tonearm.store;

import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.GrantJson;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.privacy.PersonalRecords;
import dev.tonearm.core.privacy.PrivacyRecordsUnavailableException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// What is kept of people in guilds' records, their marks and their customers' numbers.
final class DynamoPersonalRecords implements PersonalRecords {
    /// Each time somebody else changed the guild's grants.
    private static final int TRIES = 20;

    private final DynamoDbClient client;
    private final String table;
    private final TrialMarks marks;

    DynamoPersonalRecords(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.marks = new TrialMarks(client, table);
    }

    @Override
    public Optional<Instant> trial(UserId user) {
        return reached(() ->
                Optional.ofNullable(item(marks.key(user)).get("at"))
                        .map(at -> Instant.ofEpochMilli(Long.parseLong(at.n()))));
    }

    @Override
    public void forgetCustomer(UserId user) {
        reached(() ->
                client.deleteItem(delete -> delete.tableName(table).key(Keys.customer(user))));
    }

    @Override
    public boolean erase(GuildId guild, Set<UserId> people) {
        return reached(() -> {
            boolean entries = eraseEntries(guild, people);
            return eraseGrant(guild, people) || entries;
        });
    }

    private boolean eraseGrant(GuildId guild, Set<UserId> people) {
        for (int i = 0; i < TRIES; i++) {
            Map<String, AttributeValue> item = item(Keys.guild(guild));
            StoredGrants before = GrantItem.read(item);
            Optional<Grant> trial =
                    before.now()
                            .find(Grant.Trial.ID)
                            .filter(Grant.Trial.class::isInstance)
                            .filter(grant -> people.contains(((Grant.Trial) grant).buyer()));
            if (trial.isEmpty()) return false;
            String without = GrantJson.write(without((Grant.Trial) trial.get()));
            try {
                // The revision too: whoever has read her name would write it back.
                client.updateItem(update ->
                        update.tableName(table)
                                .key(Keys.guild(guild))
                                .updateExpression(
                                        "SET #grants.#trial = :without, #revision = :next")
                                .conditionExpression("#revision = :before")
                                .expressionAttributeNames(
                                        Map.of(
                                                "#grants", GrantItem.GRANTS,
                                                "#trial", Grant.Trial.ID.toString(),
                                                "#revision", GrantItem.REVISION))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":without",
                                                AttributeValue.fromS(without),
                                                ":before",
                                                number(before.revision()),
                                                ":next",
                                                number(before.revision() + 1))));
                return true;
            } catch (ConditionalCheckFailedException _) {
                // Others changed its grants.
            }
        }
        throw new PrivacyRecordsUnavailableException(
                "guild " + guild, new IllegalStateException("others change it all the time"));
    }

    private boolean eraseEntries(GuildId guild, Set<UserId> people) {
        boolean erased = false;
        for (Map<String, AttributeValue> entry : trialEntries(guild)) {
            String before = Attributes.string(entry, "before");
            String after = Attributes.string(entry, "after");
            String beforeWithout = without(before, people);
            String afterWithout = without(after, people);
            if (before.equals(beforeWithout) && after.equals(afterWithout)) continue;
            erased = true;
            client.updateItem(update ->
                    update.tableName(table)
                            .key(
                                    Keys.key(
                                            Keys.ofGuild(guild),
                                            Attributes.string(entry, TableSchema.SORT_KEY)))
                            .updateExpression("SET #before = :before, #after = :after")
                            .conditionExpression("attribute_exists(pk)")
                            .expressionAttributeNames(
                                    Map.of("#before", "before", "#after", "after"))
                            .expressionAttributeValues(
                                    Map.of(
                                            ":before", AttributeValue.fromS(beforeWithout),
                                            ":after", AttributeValue.fromS(afterWithout))));
        }
        return erased;
    }

    private List<Map<String, AttributeValue>> trialEntries(GuildId guild) {
        return client
                .queryPaginator(query ->
                        query.tableName(table)
                                .keyConditionExpression("pk = :pk AND begins_with(sk, :entry)")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk",
                                                AttributeValue.fromS(Keys.ofGuild(guild)),
                                                ":entry",
                                                AttributeValue.fromS(Keys.GRANT)))
                                .consistentRead(true))
                .items()
                .stream()
                .filter(item ->
                        GrantId.parse(Attributes.string(item, "grant")).equals(Grant.Trial.ID))
                .toList();
    }

    private static String without(String text, Set<UserId> people) {
        return !text.isEmpty()
                        && GrantJson.read(Grant.Trial.ID, text) instanceof Grant.Trial trial
                        && people.contains(trial.buyer())
                ? GrantJson.write(without(trial))
                : text;
    }

    private static Grant.Trial without(Grant.Trial trial) {
        return new Grant.Trial(UserId.DELETED, trial.plan(), trial.from(), trial.until());
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return client.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new PrivacyRecordsUnavailableException("a person's records", e);
        }
    }
}
