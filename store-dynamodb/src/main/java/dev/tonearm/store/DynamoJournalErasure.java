package dev.tonearm.store;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Forgetting;
import dev.tonearm.core.player.JournalErasure;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Journals without some people.
///
/// No line is ever changed, only deleted before its time, and only once the snapshot covers it.
final class DynamoJournalErasure implements JournalErasure {
    /// Each time somebody else's line came first.
    private static final int TRIES = 5;

    private final DynamoDbClient client;
    private final String table;
    private final Documents documents;
    private final InstantSource clock;
    private final LineItems lines;
    private final SnapshotItems snapshots;
    private final BodyParts parts;

    DynamoJournalErasure(
            DynamoDbClient client,
            String table,
            Documents documents,
            InstantSource clock,
            LineItems lines,
            SnapshotItems snapshots) {
        this.client = client;
        this.table = table;
        this.documents = documents;
        this.clock = clock;
        this.lines = lines;
        this.snapshots = snapshots;
        this.parts = new BodyParts(client, table);
    }

    @Override
    public Erased erase(GuildId guild, Forgetting people) {
        try {
            for (int i = 0; i < TRIES; i++) {
                Optional<Erased> erased = attempt(guild, people);
                if (erased.isPresent()) return erased.get();
            }
            return Erased.BUSY;
        } catch (SdkException | UncheckedIOException e) {
            throw new JournalUnavailableException(guild, e);
        }
    }

    /// Empty if somebody else wrote meanwhile.
    private Optional<Erased> attempt(GuildId guild, Forgetting people) {
        if (!(snapshots.newest(guild) instanceof Reading.Read<PlayerState>(var stored)))
            return Optional.of(Erased.NEWER);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        lines.all(guild).forEach(items::add);
        var since = lines.after(guild, stored.sequence());
        if (since.isEmpty()) return Optional.empty();
        if (items.stream().anyMatch(documents::newer)) return Optional.of(Erased.NEWER);
        if (!(Loaded.fold(stored, since.get()) instanceof Loaded.Whole(var now)))
            return Optional.of(Erased.NEWER);

        Set<Long> naming = new HashSet<>();
        boolean settled = false;
        for (Map<String, AttributeValue> item : items) {
            if (item.containsKey(LineItems.SETTLED)) settled = true;
            else if (people.concerns(text(lines.document(guild, item))))
                naming.add(LineItems.sequence(item));
        }
        boolean uncovered = naming.stream().anyMatch(line -> line > stored.sequence());
        boolean named =
                uncovered
                        || people.concerns(documents.text(stored))
                        || people.concerns(documents.text(now));
        if (named && !fenced(guild, people.in(now), settled)) return Optional.empty();
        List<Map<String, AttributeValue>> gone =
                items.stream()
                        .filter(item -> !item.containsKey(LineItems.SETTLED))
                        .filter(item -> naming.contains(LineItems.sequence(item)))
                        .toList();
        gone.forEach(item -> delete(guild, item));
        items.removeAll(gone);
        boolean orphans = deleteOrphans(guild, items, now.sequence());
        return Optional.of(named || !gone.isEmpty() || orphans ? Erased.DONE : Erased.NOTHING);
    }

    /// Writes the state anew, with a line more.
    private boolean fenced(GuildId guild, PlayerState without, boolean settled) {
        long next = without.sequence() + 1;
        var fence = new JournalLine(next, clock.instant(), Cause.DISCORD, List.of());
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(
                put(
                        lines.covered(guild, fence),
                        settled ? "attribute_exists(settled)" : "attribute_not_exists(pk)"));
        if (settled) {
            Map<String, AttributeValue> mark = Keys.line(guild, next + 1);
            mark.put(LineItems.SETTLED, AttributeValue.fromBool(true));
            writes.add(put(mark, "attribute_not_exists(pk)"));
        }
        return snapshots.writeWith(guild, without.after(fence), writes);
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, String condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item).conditionExpression(condition))
                .build();
    }

    /// The line before its parts, which are orphans then.
    private void delete(GuildId guild, Map<String, AttributeValue> line) {
        String key = Attributes.string(line, TableSchema.SORT_KEY);
        client.deleteItem(
                delete -> delete.tableName(table).key(Keys.key(Keys.journal(guild), key)));
    }

    /// Parts of lines that were never written, whose places others have taken: nobody can tell whom
    /// they name.
    private boolean deleteOrphans(
            GuildId guild, List<Map<String, AttributeValue>> items, long last) {
        Set<String> known = new HashSet<>();
        for (Map<String, AttributeValue> item : items)
            if (Body.parts(item) > 0) known.add(LineItems.parts(item));
        boolean found = false;
        for (String key : parts.keys(guild, Keys.LINE_PART, 0, last + 1)) {
            if (known.stream().anyMatch(key::startsWith)) continue;
            parts.delete(guild, key);
            found = true;
        }
        return found;
    }

    private static String text(InputStream document) {
        try (document) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
