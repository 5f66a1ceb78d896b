package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An object as it is on the wire. Its kinds say by name what the rules read and write of it.
public abstract class Resource {
    private final ObjectNode json;

    protected Resource(ObjectNode json) {
        this.json = json;
    }

    public final String id() {
        return json.path("id").asText();
    }

    /// What goes over the wire. Only this package changes it.
    public final ObjectNode json() {
        return json.deepCopy();
    }

    /// One of its members, or nothing.
    ///
    /// @param path names joined by dots
    public final JsonNode get(String path) {
        JsonNode found = json;
        for (var part : path.split("\\.", -1)) {
            found = found.path(part);
        }
        return found;
    }

    /// Empty where there is nothing.
    public final String text(String path) {
        return get(path).asText("").equals("null") ? "" : get(path).asText("");
    }

    public final long number(String path) {
        return get(path).asLong();
    }

    public final boolean flag(String path) {
        return get(path).asBoolean();
    }

    public final boolean has(String path) {
        return !get(path).isMissingNode() && !get(path).isNull();
    }

    public final void set(String path, @Nullable String value) {
        holder(path).put(last(path), value);
    }

    public final void set(String path, @Nullable Long value) {
        holder(path).put(last(path), value);
    }

    public final void set(String path, boolean value) {
        holder(path).put(last(path), value);
    }

    public final void set(String path, @Nullable JsonNode value) {
        holder(path).set(last(path), value);
    }

    private ObjectNode holder(String path) {
        var holder = json;
        var parts = path.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            holder =
                    holder.get(parts[i]) instanceof ObjectNode inner
                            ? inner
                            : holder.putObject(parts[i]);
        }
        return holder;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// Puts what was sent under these names where the object has them; unset ones become null.
    public final void take(Params params, String... names) {
        for (var name : names) {
            if (params.touches(name)) {
                set(name, params.get(name).deepCopy());
            }
        }
    }

    /// Adds notes, replaces those of the same key, takes away those without a value, or all.
    public final void note(Params params) {
        if (params.clears("metadata")) {
            set("metadata", Json.object());
        }
        if (params.has("metadata")) {
            var notes = json.withObject("/metadata");
            params.get("metadata")
                    .properties()
                    .forEach(note -> {
                        if (note.getValue().asText().isEmpty()) {
                            notes.remove(note.getKey());
                        } else {
                            notes.set(note.getKey(), note.getValue());
                        }
                    });
        }
    }

    protected final ObjectNode inner() {
        return json;
    }

    /// Whose it is.
    public final Optional<String> customer() {
        return Optional.of(text("customer")).filter(id -> !id.isEmpty());
    }
}
