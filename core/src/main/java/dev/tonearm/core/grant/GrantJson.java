package dev.tonearm.core.grant;

import dev.tonearm.core.grant.Grant.DiscordEntitlement;
import dev.tonearm.core.grant.Grant.Gift;
import dev.tonearm.core.grant.Grant.Known;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grant.StripeSubscription;
import dev.tonearm.core.grant.Grant.Trial;
import dev.tonearm.core.grant.Grant.Unknown;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/// A grant as it is kept: the text beside its id. Short, because every command reads it, and in
/// whole seconds but for the version.
public final class GrantJson {
    private static final String VERSION = "v";

    private GrantJson() {}

    public static String write(Grant grant) {
        return switch (grant) {
            case Unknown(_, _, var text) -> text;
            case Known known ->
                    new String(JsonWriter.object(to -> write(to, known)), StandardCharsets.UTF_8);
        };
    }

    private static void write(JsonWriter to, Known grant) {
        to.put("plan", grant.plan().wire());
        to.put("from", grant.from().getEpochSecond());
        if (!grant.until().equals(Grant.OPEN)) to.put("until", grant.until().getEpochSecond());
        to.put(VERSION, grant.version().toEpochMilli());
        switch (grant) {
            case Trial trial -> to.put("buyer", trial.buyer().toString());
            case StripeSubscription paid -> {
                to.put("buyer", paid.buyer().toString()).put("customer", paid.customer());
                to.put("payment", paid.payment().name().toLowerCase(Locale.ROOT));
            }
            case DiscordEntitlement bought -> to.put("buyer", bought.buyer().toString());
            case Gift _ -> {}
        }
    }

    /// Reads what [#write] wrote, or what a newer build did.
    public static Grant read(GrantId id, String text) {
        try {
            JsonObject json = JsonObject.parse(text);
            return json.has("plan") ? known(id, text, json) : unknown(id, text);
        } catch (JsonException | IllegalArgumentException _) {
            return unknown(id, text);
        }
    }

    private static Grant known(GrantId id, String text, JsonObject json) {
        Plan plan = Plan.named(json.string("plan")).orElse(null);
        if (plan == null) return unknown(id, text);
        Instant from = Instant.ofEpochSecond(json.number("from"));
        Instant until = json.optionalNumber("until").map(Instant::ofEpochSecond).orElse(Grant.OPEN);
        Instant version = Instant.ofEpochMilli(json.number(VERSION));
        return switch (id.source()) {
            case "trial" -> new Trial(buyer(json), plan, from, until);
            case StripeSubscription.SOURCE ->
                    new StripeSubscription(
                            id.own(),
                            json.string("customer"),
                            buyer(json),
                            plan,
                            from,
                            until,
                            Payment.valueOf(json.string("payment").toUpperCase(Locale.ROOT)),
                            version);
            case DiscordEntitlement.SOURCE ->
                    new DiscordEntitlement(id.own(), buyer(json), plan, from, until, version);
            case Gift.SOURCE -> new Gift(id.own(), plan, from, until, version);
            default -> unknown(id, text);
        };
    }

    private static UserId buyer(JsonObject json) {
        return UserId.parse(json.string("buyer"));
    }

    /// Whatever it is, it says when it was said.
    private static Unknown unknown(GrantId id, String text) {
        Instant version = Instant.EPOCH;
        try {
            version = Instant.ofEpochMilli(JsonObject.parse(text).number(VERSION));
        } catch (JsonException _) {
            // Then anything else that is said of this grant is newer.
        }
        return new Unknown(id, version, text);
    }
}
