package dev.tonearm.store;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Journals as they lie in the table.
final class DynamoChronicle implements Chronicle {
    private final LineItems lines;
    private final SnapshotItems snapshots;
    private final InstantSource clock;

    DynamoChronicle(LineItems lines, SnapshotItems snapshots, InstantSource clock) {
        this.lines = lines;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public Kept of(GuildId guild) {
        try {
            Snapshot snapshot = snapshots.told(guild);
            List<Entry> entries = new ArrayList<>();
            boolean settled = false;
            Instant now = clock.instant();
            for (Map<String, AttributeValue> item : lines.all(guild)) {
                settled = item.containsKey(LineItems.SETTLED);
                if (settled) continue;
                Optional<Instant> expiry = expiry(item);
                if (expiry.filter(at -> !at.isAfter(now)).isPresent()) continue;
                entries.add(
                        new Entry(
                                LineItems.sequence(item),
                                content(guild, item),
                                LineItems.writer(item),
                                expiry.map(at -> at.minus(LineRetirement.KEPT))));
            }
            return new Kept(entries, snapshot, settled);
        } catch (SdkException | UncheckedIOException e) {
            throw new JournalUnavailableException(guild, e);
        }
    }

    private static Optional<Instant> expiry(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(TableSchema.TTL))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.n())));
    }

    private Content content(GuildId guild, Map<String, AttributeValue> item) {
        try {
            return switch (lines.line(guild, item)) {
                case Reading.Newer<JournalLine>(int format) -> new Content.Newer(format);
                case Reading.Read<JournalLine>(var line) ->
                        new Content.Whole(line, Documents.format(item));
            };
        } catch (SdkException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException broken) {
            return new Content.Broken(why(broken));
        }
    }

    /// What may be shown of why an item cannot be read: what others than we say may quote it.
    static String why(RuntimeException broken) {
        return broken instanceof JsonException || broken instanceof IllegalStateException
                ? String.valueOf(broken.getMessage())
                : "its attributes are not those of a line: " + broken.getClass().getSimpleName();
    }
}
