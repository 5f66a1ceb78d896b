package dev.tonearm.store;

import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.grant.GrantId;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// An entry of the book of grants as the table's stream tells of it, which is how the book tells
/// that there is a new one.
public final class GrantEntryImage {
    private GrantEntryImage() {}

    /// Reads the image of an item, by its attributes' texts and numbers.
    ///
    /// @return empty if it is another kind of item
    /// @throws IllegalArgumentException if it is an entry that cannot be read
    public static Optional<EntitlementChanged> read(Map<String, String> item) {
        if (!item.getOrDefault(TableSchema.SORT_KEY, "").startsWith(Keys.GRANT))
            return Optional.empty();
        try {
            return Optional.of(
                    new EntitlementChanged(
                            Keys.guildOf(text(item, TableSchema.PARTITION_KEY)),
                            Long.parseLong(text(item, "revision")),
                            GrantId.parse(text(item, "grant")),
                            text(item, "reporter"),
                            text(item, "event"),
                            Instant.ofEpochMilli(Long.parseLong(text(item, "at")))));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new IllegalArgumentException("an entry of grants that cannot be read", e);
        }
    }

    private static String text(Map<String, String> item, String name) {
        String text = item.get(name);
        if (text == null) throw new NoSuchElementException("no '" + name + "'");
        return text;
    }
}
