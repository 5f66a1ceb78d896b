package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Forgetting;
import dev.tonearm.core.privacy.Inventory;
import dev.tonearm.core.privacy.PrivacyRecordsUnavailableException;
import dev.tonearm.core.privacy.Upkeep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// A scan of the table, a page of 1 MB at a time, in reads that cost half. An item that it misses
/// because it has just been written is younger than what is looked for.
final class DynamoInventory implements Inventory {
    private static final String BETWEEN = "\n";

    /// What the record of a guild comes to that was taken away.
    private static final Set<String> LEFT =
            Set.of(
                    TableSchema.PARTITION_KEY,
                    TableSchema.SORT_KEY,
                    GrantItem.GRANTS,
                    GrantItem.REVISION);

    private final DynamoDbClient client;
    private final String table;

    DynamoInventory(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Part part(String place, Optional<Forgetting> people, Instant now) {
        try {
            ScanResponse page =
                    client.scan(scan ->
                            scan.tableName(table)
                                    .exclusiveStartKey(place.isEmpty() ? null : key(place)));
            Map<GuildId, Findings> guilds = new LinkedHashMap<>();
            for (Map<String, AttributeValue> item : page.items()) see(item, guilds, people, now);
            List<Sight> sights = new ArrayList<>();
            guilds.forEach((guild, found) -> sights.add(found.sight(guild)));
            return new Part(sights, page.hasLastEvaluatedKey() ? place(page) : "");
        } catch (SdkException | UncheckedIOException e) {
            throw new PrivacyRecordsUnavailableException("the inventory", e);
        }
    }

    private static Map<String, AttributeValue> key(String place) {
        int between = place.indexOf(BETWEEN);
        return Keys.key(place.substring(0, between), place.substring(between + 1));
    }

    private static String place(ScanResponse page) {
        Map<String, AttributeValue> last = page.lastEvaluatedKey();
        return Attributes.string(last, TableSchema.PARTITION_KEY)
                + BETWEEN
                + Attributes.string(last, TableSchema.SORT_KEY);
    }

    private static void see(
            Map<String, AttributeValue> item,
            Map<GuildId, Findings> guilds,
            Optional<Forgetting> people,
            Instant now) {
        String pk = Attributes.string(item, TableSchema.PARTITION_KEY);
        String sk = Attributes.string(item, TableSchema.SORT_KEY);
        if (pk.startsWith(Keys.JOURNAL)) {
            GuildId guild = GuildId.parse(pk.substring(Keys.JOURNAL.length()));
            Findings found = guilds.computeIfAbsent(guild, _ -> new Findings());
            if (item.containsKey(LineItems.SETTLED)) found.settled(item, now);
            else if (sk.startsWith(Keys.LINE) && !item.containsKey(TableSchema.TTL))
                found.unretired = true;
            if (sk.equals(Keys.SNAPSHOT)) found.snapshot = true;
            if (sk.startsWith(Keys.SNAPSHOT_PART)) found.parts = true;
            people.ifPresent(these -> found.named.addAll(named(item, these)));
        } else if (pk.startsWith(Keys.GUILD)) {
            seeOfGuild(sk, item, Keys.guildOf(pk), guilds, people, now);
        }
    }

    /// What stays of a guild for good, or until it expires, is no reason to look for the guild.
    private static void seeOfGuild(
            String sk,
            Map<String, AttributeValue> item,
            GuildId guild,
            Map<GuildId, Findings> guilds,
            Optional<Forgetting> people,
            Instant now) {
        boolean entry = sk.startsWith(Keys.GRANT);
        boolean record = sk.equals(Keys.RECORD);
        boolean stays =
                entry || sk.equals(Keys.TRIAL) || (record && LEFT.containsAll(item.keySet()));
        String grants = "";
        if (record) grants = GrantItem.read(item).now().byId().toString();
        if (entry) grants = item.get("before") + " " + item.get("after");
        String said = grants;
        Set<UserId> named = people.map(these -> these.named(said)).orElse(Set.of());
        if (stays && named.isEmpty()) return;
        Findings found = guilds.computeIfAbsent(guild, _ -> new Findings());
        found.named.addAll(named);
        if (record) found.stale |= !Counters.over(item, now).isEmpty();
    }

    /// A body in parts cannot be read here, and a broken one nowhere: they may name everybody.
    private static Set<UserId> named(Map<String, AttributeValue> item, Forgetting people) {
        String sk = Attributes.string(item, TableSchema.SORT_KEY);
        if (item.containsKey(LineItems.SETTLED)) return Set.of();
        boolean parts = sk.startsWith(Keys.LINE_PART) || sk.startsWith(Keys.SNAPSHOT_PART);
        if (parts || Body.parts(item) > 0) return people.people();
        try {
            return people.named(text(Body.read(item)));
        } catch (UncheckedIOException | IllegalStateException _) {
            return people.people();
        }
    }

    private static String text(InputStream document) {
        try (document) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the items of a guild in one page come to.
    private static final class Findings {
        final Set<UserId> named = new HashSet<>();
        boolean stale;
        boolean unretired;
        boolean settled;
        boolean snapshot;
        boolean parts;

        void settled(Map<String, AttributeValue> mark, Instant now) {
            settled = true;
            AttributeValue at = mark.get(DynamoUpkeep.AT_REST);
            Instant unused = now.minus(Upkeep.UNUSED);
            stale |= at == null || Long.parseLong(at.n()) < unused.getEpochSecond();
        }

        Sight sight(GuildId guild) {
            boolean remains = parts && !snapshot;
            return new Sight(guild, named, stale || remains || (settled && unretired));
        }
    }
}
