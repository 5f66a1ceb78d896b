package dev.tonearm.core.message;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.json.JsonWriter;
import java.util.List;
import java.util.Locale;

/// A menu of the people, the roles or the channels of a server; it fills a row of a message
/// (discord-api-docs, components/reference, "User Select", "Role Select", "Channel Select").
///
/// @param placeholder what it shows while nothing is chosen, at most 150 characters
/// @param min the fewest that can be chosen
/// @param max the most, up to 25
/// @param chosen the ids of those that are marked
/// @param channelTypes Discord's numbers of the kinds of channels; empty for all, and of others
///   than channels
public record Picker(
        CustomId id,
        Kind kind,
        String placeholder,
        int min,
        int max,
        List<Long> chosen,
        List<Long> channelTypes) {
    /// The most that can be chosen in one menu.
    public static final int MOST = 25;

    private static final int MAX_PLACEHOLDER = 150;

    public Picker {
        chosen = List.copyOf(chosen);
        channelTypes = List.copyOf(channelTypes);
        if (placeholder.length() > MAX_PLACEHOLDER) {
            throw new IllegalArgumentException("Discord refuses a text of this length");
        }
        if (min < 0 || max < 1 || min > max || max > MOST) {
            throw new IllegalArgumentException("so many cannot be chosen: " + min + " to " + max);
        }
        if (chosen.size() > max) {
            throw new IllegalArgumentException("more are chosen than can be");
        }
    }

    /// What it is a menu of, with Discord's numbers.
    public enum Kind {
        USER(5),
        ROLE(6),
        CHANNEL(8);

        private final int wire;

        Kind(int wire) {
            this.wire = wire;
        }
    }

    void write(JsonWriter to) {
        to.put("type", kind.wire).put("custom_id", id.wire());
        if (!placeholder.isEmpty()) to.put("placeholder", placeholder);
        to.put("min_values", min).put("max_values", max);
        if (!channelTypes.isEmpty()) to.numbers("channel_types", channelTypes);
        if (!chosen.isEmpty()) to.array("default_values", chosen, this::value);
    }

    private void value(JsonWriter to, Long id) {
        to.put("id", Long.toUnsignedString(id)).put("type", kind.name().toLowerCase(Locale.ROOT));
    }
}
