package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import org.jspecify.annotations.Nullable;

/// What happened to an object, and how that was then.
public final class Event extends Resource {

    /// Something that happened.
    ///
    /// @param before what the members that changed were; null where nothing was before
    public Event(
            String id,
            long created,
            String apiVersion,
            String type,
            ObjectNode snapshot,
            @Nullable ObjectNode before,
            Account.@Nullable Cause cause) {
        super(Templates.fresh("event"));
        set("id", id);
        set("created", created);
        set("api_version", apiVersion);
        set("type", type);
        var data = Json.object();
        data.set("object", snapshot);
        if (before != null) {
            data.set("previous_attributes", before);
        }
        set("data", data);
        set("request.id", cause == null ? null : cause.request());
        set("request.idempotency_key", cause == null ? null : cause.idempotencyKey());
    }

    public String type() {
        return text("type");
    }
}
