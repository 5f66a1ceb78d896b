package dev.tonearm.discord.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That somebody has something of the shop (discord-api-docs, resources/entitlement).
///
/// @param user who has it, or bought it for the guild
/// @param test whether the application gave it away to try it; such a one has no times
/// @param starts null for one to try
/// @param ends null while it goes on
public record Entitlement(
        long id,
        long sku,
        @Nullable Long user,
        @Nullable Long guild,
        boolean test,
        @Nullable Instant starts,
        @Nullable Instant ends,
        boolean deleted,
        boolean consumed) {
    private static final int APPLICATION_SUBSCRIPTION = 8;

    /// Whether it is over at a time.
    public boolean ended(Instant now) {
        return ends != null && !ends.isAfter(now);
    }

    Entitlement ending(@Nullable Instant end) {
        return new Entitlement(id, sku, user, guild, test, starts, end, deleted, consumed);
    }

    Entitlement gone() {
        return new Entitlement(id, sku, user, guild, test, starts, ends, true, consumed);
    }

    Entitlement used() {
        return new Entitlement(id, sku, user, guild, test, starts, ends, deleted, true);
    }

    /// Discord's object.
    public ObjectNode json(long application) {
        ObjectNode node = Json.object();
        node.put("id", Json.id(id))
                .put("sku_id", Json.id(sku))
                .put("application_id", Json.id(application));
        if (user != null) node.put("user_id", Json.id(user));
        if (guild != null) node.put("guild_id", Json.id(guild));
        node.putNull("promotion_id")
                .put("type", APPLICATION_SUBSCRIPTION)
                .put("deleted", deleted)
                .put("gift_code_flags", 0)
                .put("consumed", consumed);
        if (test) return node;
        return node.put("starts_at", starts == null ? null : Json.discordTime(starts))
                .put("ends_at", ends == null ? null : Json.discordTime(ends));
    }
}
