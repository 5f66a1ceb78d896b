package dev.tonearm.core.grant;

import dev.tonearm.core.grant.Grant.DiscordEntitlement;
import dev.tonearm.core.grant.Grant.Gift;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grant.StripeSubscription;
import dev.tonearm.core.grant.Grant.Trial;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// What sources may say: few grants, of which they say much, some of it at the same moment.
final class GrantArbitraries {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private GrantArbitraries() {}

    static Arbitrary<Grant> grants() {
        return Arbitraries.oneOf(trials(), subscriptions(), entitlements(), gifts(), newer());
    }

    /// What Stripe says of one subscription.
    static Arbitrary<Grant> subscription(String id) {
        return Combinators.combine(plans(), times(), times(), payments(), versions())
                .as((plan, from, until, payment, version) ->
                        new StripeSubscription(
                                id, "cus_1", new UserId(42), plan, from, until, payment, version));
    }

    private static Arbitrary<Grant> subscriptions() {
        return Arbitraries.of("sub_1", "sub_2").flatMap(GrantArbitraries::subscription);
    }

    private static Arbitrary<Grant> trials() {
        return Combinators.combine(plans(), versions(), times())
                .as((plan, from, until) -> new Trial(new UserId(42), plan, from, until));
    }

    private static Arbitrary<Grant> entitlements() {
        return Combinators.combine(plans(), times(), ends(), versions())
                .as((plan, from, until, version) ->
                        new DiscordEntitlement("77", new UserId(-42), plan, from, until, version));
    }

    private static Arbitrary<Grant> gifts() {
        return Combinators.combine(plans(), times(), ends(), versions())
                .as((plan, from, until, version) -> new Gift("g", plan, from, until, version));
    }

    private static Arbitrary<Grant> newer() {
        return versions()
                .map(version ->
                        new Grant.Unknown(
                                new GrantId("barter", "1"),
                                version,
                                "{\"v\":" + version.toEpochMilli() + ",\"for\":\"a goat\"}"));
    }

    private static Arbitrary<Plan> plans() {
        return Arbitraries.of(Plan.BASIC, Plan.PREMIUM, Plan.ENTERPRISE);
    }

    private static Arbitrary<Payment> payments() {
        return Arbitraries.of(Payment.class);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.integers()
                .between(-10, 10)
                .map(days -> NOON.plusSeconds(86_400L * days));
    }

    private static Arbitrary<Instant> ends() {
        return Arbitraries.oneOf(times(), Arbitraries.just(Grant.OPEN));
    }

    private static Arbitrary<Instant> versions() {
        return Arbitraries.integers().between(0, 3).map(NOON::plusSeconds);
    }
}
