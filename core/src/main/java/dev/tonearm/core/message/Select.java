package dev.tonearm.core.message;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.json.JsonWriter;
import java.util.List;

/// A menu of which some entries are chosen; it fills a row of a message (discord-api-docs,
/// components/reference, "String Select").
///
/// @param placeholder what it shows while nothing is chosen, at most 150 characters
/// @param min the fewest entries that can be chosen
/// @param max the most
public record Select(
        CustomId id, String placeholder, int min, int max, List<Entry> entries, boolean disabled) {
    private static final int MAX_ENTRIES = 25;
    private static final int MAX_TEXT = 100;
    private static final int MAX_PLACEHOLDER = 150;

    public Select {
        entries = List.copyOf(entries);
        check(placeholder, 0, MAX_PLACEHOLDER);
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("a menu has 1 to 25 entries");
        }
        if (min < 0 || max < 1 || min > max || max > entries.size()) {
            throw new IllegalArgumentException("so many cannot be chosen: " + min + " to " + max);
        }
        if (entries.stream().map(Entry::value).distinct().count() < entries.size()) {
            throw new IllegalArgumentException("two entries have one value");
        }
        if (entries.stream().filter(Entry::chosen).count() > max) {
            throw new IllegalArgumentException("more entries are chosen than can be");
        }
    }

    /// One of which exactly one entry is chosen.
    public static Select one(CustomId id, String placeholder, List<Entry> entries) {
        return new Select(id, placeholder, 1, 1, entries, false);
    }

    /// One entry.
    ///
    /// @param value what comes back when it is chosen, 1 to 100 characters
    /// @param label what people read, 1 to 100 characters
    /// @param hint below the label, at most 100 characters; none if empty
    /// @param chosen whether it is marked
    public record Entry(String value, String label, String hint, boolean chosen) {
        public Entry {
            check(value, 1, MAX_TEXT);
            check(label, 1, MAX_TEXT);
            check(hint, 0, MAX_TEXT);
        }
    }

    void write(JsonWriter to) {
        to.put("type", 3).put("custom_id", id.wire());
        if (!placeholder.isEmpty()) to.put("placeholder", placeholder);
        to.put("min_values", min).put("max_values", max);
        to.array("options", entries, Select::entry);
        if (disabled) to.put("disabled", true);
    }

    private static void entry(JsonWriter to, Entry entry) {
        to.put("label", entry.label()).put("value", entry.value());
        if (!entry.hint().isEmpty()) to.put("description", entry.hint());
        if (entry.chosen()) to.put("default", true);
    }

    private static void check(String text, int min, int max) {
        if (text.length() < min || text.length() > max) {
            throw new IllegalArgumentException("Discord refuses a text of this length: " + text);
        }
    }
}
