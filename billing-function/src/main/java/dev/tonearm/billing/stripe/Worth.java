package dev.tonearm.billing.stripe;

import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a subscription gives, and to whom: a pure function of what Stripe says of it.
///
/// @param until what is paid for; since when it is not, for a payment that failed; when it ended
public record Worth(
        String subscription,
        String customer,
        Optional<GuildId> guild,
        Optional<UserId> buyer,
        Plan plan,
        Instant from,
        Instant until,
        Payment payment) {
    /// The server that a subscription is for, on the subscription itself.
    public static final String GUILD = "tonearm_guild";

    /// Who bought it, by Discord's id.
    public static final String BUYER = "tonearm_buyer";

    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    /// What a subscription comes to.
    ///
    /// | status | gives |
    /// |---|---|
    /// | `active`, `trialing` | its plan, until the period or the trial ends |
    /// | the same, to be cancelled | its plan, until then and no longer |
    /// | `past_due` | its plan, for the grace from its invoice on |
    /// | `incomplete`, `incomplete_expired` | nothing: it was never paid |
    /// | `unpaid`, `paused`, `canceled` | nothing any more |
    /// | the first three, with the money of the last invoice given or taken back | nothing any more |
    ///
    /// @throws UnknownTermsException for a price that no plan has, or a status that Stripe has
    ///   added since: nobody loses what they paid for because we do not understand it
    public static Worth of(Contract contract, Plans plans) {
        boolean trial = contract.status().equals("trialing");
        Instant paidUntil =
                (trial ? contract.trialEnd() : contract.periodEnd()).orElse(contract.started());
        Instant invoiced = contract.invoiced().orElse(contract.started());
        return switch (contract.status()) {
            case "active", "trialing", "past_due" -> {
                Optional<Payment> back = back(contract.taken());
                if (back.isPresent()) yield terms(contract, plans, invoiced, back.get());
                if (contract.status().equals("past_due")) {
                    yield terms(contract, plans, invoiced, Payment.FAILED);
                }
                yield contract.cancelAt()
                        .map(end -> terms(contract, plans, end, Payment.ENDING))
                        .orElseGet(() -> terms(contract, plans, paidUntil, Payment.PAID));
            }
            case "incomplete", "incomplete_expired" ->
                    terms(contract, plans, contract.started(), Payment.ENDED);
            case "unpaid", "paused", "canceled" ->
                    terms(contract, plans, contract.endedAt().orElse(invoiced), Payment.ENDED);
            default ->
                    throw new UnknownTermsException(
                            contract.id(), "has the status '" + contract.status() + "'");
        };
    }

    private static Optional<Payment> back(Contract.Taken taken) {
        return switch (taken) {
            case NOTHING -> Optional.empty();
            case REFUNDED -> Optional.of(Payment.REFUNDED);
            case DISPUTED -> Optional.of(Payment.DISPUTED);
        };
    }

    private static Worth terms(Contract contract, Plans plans, Instant until, Payment payment) {
        return new Worth(
                contract.id(),
                contract.customer(),
                id(contract, GUILD).map(GuildId::parse),
                id(contract, BUYER).map(UserId::parse),
                plan(contract, plans, payment),
                contract.started(),
                until,
                payment);
    }

    /// What somebody wrote there by hand may be anything.
    private static Optional<String> id(Contract contract, String key) {
        return Optional.ofNullable(contract.metadata().get(key))
                .filter(text -> ID.matcher(text).matches());
    }

    /// Of several items the one with the highest plan counts; one that is over needs none.
    private static Plan plan(Contract contract, Plans plans, Payment payment) {
        List<Plan> bought =
                contract.items().stream()
                        .flatMap(item -> plans.ofPrice(item.price()).stream())
                        .sorted()
                        .toList();
        if (!bought.isEmpty()) return bought.getLast();
        if (payment.over()) return Plan.FREE;
        throw new UnknownTermsException(
                contract.id(),
                "has the prices "
                        + contract.items().stream().map(Contract.Item::price).toList()
                        + ", of which no plan has one");
    }

    public boolean over() {
        return payment.over();
    }

    /// As something that a server has.
    public Grant grant(Instant version) {
        return new Grant.StripeSubscription(
                subscription, customer, buyer.orElse(NOBODY), plan, from, until, payment, version);
    }

    /// The same when it is over, or elsewhere.
    public Grant over(Instant version) {
        return new Grant.StripeSubscription(
                subscription,
                customer,
                buyer.orElse(NOBODY),
                plan,
                from,
                over() ? until : version,
                over() ? payment : Payment.MOVED,
                version);
    }

    /// All of it in words, to see whether anything has changed.
    public String wire() {
        return String.join(
                " ",
                guild.map(GuildId::toString).orElse("-"),
                buyer.map(UserId::toString).orElse("-"),
                plan.name(),
                payment.name(),
                until.toString());
    }

    private static final UserId NOBODY = new UserId(0);
}
