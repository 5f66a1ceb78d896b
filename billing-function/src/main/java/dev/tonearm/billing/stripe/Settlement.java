package dev.tonearm.billing.stripe;

import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Plans;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what servers have what Stripe says of a subscription now, whoever asks for it and however
/// often.
///
/// In this order: read the record, ask Stripe, write the record over what was read, ask again until
/// what is kept is what Stripe says, book what it comes to, forget the servers that are done with.
/// Whoever is overtaken before the write begins anew, so a version is never older than the one
/// before it. Who finds that nothing has changed writes nothing, and so holds up nobody who asked
/// earlier and writes later: that is why who has written asks once more. Whatever is left undone
/// after the write is done by the next who comes, with the same version.
public final class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    /// Each overtaking is somebody else's success.
    private static final int TRIES = 20;

    private final StripeAccount stripe;
    private final BillingRecords records;
    private final Plans plans;
    private final GrantDesk grants;
    private final InstantSource clock;

    public Settlement(
            StripeAccount stripe,
            BillingRecords records,
            Plans plans,
            GrantDesk grants,
            InstantSource clock) {
        this.stripe = stripe;
        this.records = records;
        this.plans = plans;
        this.grants = grants;
        this.clock = clock;
    }

    /// Settles one subscription.
    ///
    /// @param event by which we were told of it
    /// @return what it comes to; empty if the account does not have it
    public Optional<Worth> settle(String subscription, String event) {
        Optional<SubscriptionRecord> kept = records.subscription(subscription);
        for (int i = 0; i < TRIES; i++) {
            // After the record was read or written, or it could be older than what is there.
            Optional<Contract> contract = stripe.contract(subscription);
            if (contract.isEmpty()) {
                log.error("Stripe has no subscription {} in this account", subscription);
                return Optional.empty();
            }
            Worth terms = Worth.of(contract.get(), plans);
            SubscriptionRecord now = now(kept, terms);
            if (kept.equals(Optional.of(now))) {
                book(now, terms, event);
                return Optional.of(terms);
            }
            boolean written = records.keep(kept, now);
            kept = written ? Optional.of(now) : records.subscription(subscription);
        }
        throw new StripeUnavailableException(subscription, "others settled it all the time");
    }

    private SubscriptionRecord now(Optional<SubscriptionRecord> before, Worth terms) {
        if (before.isPresent() && before.get().terms().equals(terms.wire())) return before.get();
        Instant today = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant next =
                before.map(SubscriptionRecord::version)
                        .map(version -> version.plusMillis(1))
                        .filter(version -> version.isAfter(today))
                        .orElse(today);
        Set<GuildId> mine = terms.over() ? Set.of() : Set.copyOf(terms.guild().stream().toList());
        Set<GuildId> guilds = before.map(known -> known.with(mine)).orElse(mine);
        return new SubscriptionRecord(terms.subscription(), next, terms.wire(), guilds);
    }

    private void book(SubscriptionRecord record, Worth terms, String event) {
        if (terms.guild().isEmpty() && !terms.over()) {
            log.error("subscription {} names no server", terms.subscription());
        }
        Set<GuildId> stay = terms.over() ? Set.of() : Set.copyOf(terms.guild().stream().toList());
        for (GuildId guild : record.guilds()) {
            boolean has = stay.contains(guild);
            grants.book(
                    guild,
                    has ? terms.grant(record.version()) : terms.over(record.version()),
                    "stripe",
                    event);
        }
        // If somebody was quicker, they have booked the same guilds.
        if (!record.guilds().equals(stay)) records.keep(Optional.of(record), record.only(stay));
    }
}
