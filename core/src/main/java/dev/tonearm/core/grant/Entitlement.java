package dev.tonearm.core.grant;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Plan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Something that somebody bought in Discord's shop (discord-api-docs, resources/entitlement).
///
/// @param guild for which; empty for one that a user has alone
/// @param until when it ends, if Discord says so
/// @param deleted whether it was taken back, as by a refund
public record Entitlement(
        String id,
        String sku,
        Optional<GuildId> guild,
        Optional<UserId> buyer,
        Instant from,
        Optional<Instant> until,
        boolean deleted) {
    private static final UserId NOBODY = new UserId(0);

    /// Reads Discord's object, or ours.
    public static Entitlement read(JsonObject json) {
        String id = json.string("id");
        return new Entitlement(
                id,
                json.string("sku_id"),
                json.optionalString("guild_id").map(GuildId::parse),
                json.optionalString("user_id").map(UserId::parse),
                json.optionalString("starts_at")
                        .map(Entitlement::instant)
                        .orElseGet(() -> Snowflake.createdAt(Snowflake.parse(id))),
                json.optionalString("ends_at").map(Entitlement::instant),
                json.optionalFlag("deleted").orElse(false));
    }

    /// As [#read] reads it.
    public void write(JsonWriter to) {
        to.put("id", id).put("sku_id", sku);
        guild.ifPresent(of -> to.put("guild_id", of.toString()));
        buyer.ifPresent(of -> to.put("user_id", of.toString()));
        to.put("starts_at", from.toString());
        until.ifPresent(end -> to.put("ends_at", end.toString()));
        to.put("deleted", deleted);
    }

    /// What it gives its server.
    ///
    /// @param plan that its SKU pays for
    /// @param gone whether it was taken back
    /// @param at when Discord said so
    public Grant.DiscordEntitlement grant(Plan plan, boolean gone, Instant at) {
        return new Grant.DiscordEntitlement(
                id, buyer.orElse(NOBODY), plan, from, gone ? at : until.orElse(Grant.OPEN), at);
    }

    /// A time of Discord's: with an offset, or without one and then UTC, as in its webhook events.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return utc(text);
        }
    }

    private static Instant utc(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time of Discord's", e);
        }
    }
}
