package dev.tonearm.billing.stripe;

import dev.tonearm.billing.stripe.Contract.Taken;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Subscriptions that somebody bought, as Stripe says they are.
public final class Bought {
    public static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    public static final Instant PERIOD_END = START.plus(Duration.ofDays(30));
    public static final String BASIC = "price_basic";
    public static final String PREMIUM = "price_premium";

    /// Of Basic, in Discord's shop.
    public static final String SKU = "5";

    public static final Plans PLANS =
            PlansFile.read(
                    PlansFile.shipped(PlansFile.TIERS)
                            .replaceFirst("\"prices\": \\[]", "\"prices\": [\"" + BASIC + "\"]")
                            .replaceFirst("\"prices\": \\[]", "\"prices\": [\"" + PREMIUM + "\"]")
                            .replaceFirst("\"skus\": \\[]", "\"skus\": [\"" + SKU + "\"]"));

    private Bought() {}

    /// One that is paid for.
    public static Contract premium(String id, GuildId guild) {
        return new Contract(
                id,
                "cus_1",
                "active",
                List.of(new Contract.Item("si_1", PREMIUM)),
                START,
                Optional.of(PERIOD_END),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(START),
                Taken.NOTHING,
                Map.of(Worth.GUILD, guild.toString(), Worth.BUYER, "42"));
    }

    public static Contract with(Contract contract, String status) {
        return new Contract(
                contract.id(),
                contract.customer(),
                status,
                contract.items(),
                contract.started(),
                contract.periodEnd(),
                contract.trialEnd(),
                contract.cancelAt(),
                contract.endedAt(),
                contract.invoiced(),
                contract.taken(),
                contract.metadata());
    }

    public static Contract priced(Contract contract, String... prices) {
        return new Contract(
                contract.id(),
                contract.customer(),
                contract.status(),
                List.of(prices).stream().map(price -> new Contract.Item("si", price)).toList(),
                contract.started(),
                contract.periodEnd(),
                contract.trialEnd(),
                contract.cancelAt(),
                contract.endedAt(),
                contract.invoiced(),
                contract.taken(),
                contract.metadata());
    }

    public static Contract until(Contract contract, Instant end) {
        return new Contract(
                contract.id(),
                contract.customer(),
                contract.status(),
                contract.items(),
                contract.started(),
                Optional.of(end),
                Optional.of(end),
                contract.cancelAt(),
                contract.endedAt(),
                contract.invoiced(),
                contract.taken(),
                contract.metadata());
    }

    public static Contract ending(Contract contract, Instant at) {
        return new Contract(
                contract.id(),
                contract.customer(),
                contract.status(),
                contract.items(),
                contract.started(),
                contract.periodEnd(),
                contract.trialEnd(),
                Optional.of(at),
                contract.endedAt(),
                contract.invoiced(),
                contract.taken(),
                contract.metadata());
    }

    public static Contract ended(Contract contract, Instant at) {
        return new Contract(
                contract.id(),
                contract.customer(),
                "canceled",
                contract.items(),
                contract.started(),
                contract.periodEnd(),
                contract.trialEnd(),
                contract.cancelAt(),
                Optional.of(at),
                contract.invoiced(),
                contract.taken(),
                contract.metadata());
    }

    public static Contract taken(Contract contract, Taken taken) {
        return new Contract(
                contract.id(),
                contract.customer(),
                contract.status(),
                contract.items(),
                contract.started(),
                contract.periodEnd(),
                contract.trialEnd(),
                contract.cancelAt(),
                contract.endedAt(),
                contract.invoiced(),
                taken,
                contract.metadata());
    }

    /// The same for another server.
    public static Contract moved(Contract contract, GuildId guild) {
        Map<String, String> metadata = new HashMap<>(contract.metadata());
        metadata.put(Worth.GUILD, guild.toString());
        return new Contract(
                contract.id(),
                contract.customer(),
                contract.status(),
                contract.items(),
                contract.started(),
                contract.periodEnd(),
                contract.trialEnd(),
                contract.cancelAt(),
                contract.endedAt(),
                contract.invoiced(),
                contract.taken(),
                metadata);
    }
}
