package dev.tonearm.billing.reconcile;

import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeLedger;
import dev.tonearm.billing.stripe.StripeLedger.Listed;
import dev.tonearm.billing.stripe.StripeLedger.Rate;
import dev.tonearm.billing.stripe.UnknownTermsException;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.statistics.DayFigures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every subscription that Stripe lists, but for those that ended long ago, against what is known
/// of it and what its server has by it. One that differs is settled, which asks again.
public final class SubscriptionsPhase implements Phase {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionsPhase.class);

    /// One that ended earlier gives nothing, and its last word was said.
    static final Duration ENDED = Duration.ofDays(30);

    /// What a settlement asks Stripe for, about.
    private static final int REQUESTS = 4;

    private static final Set<String> EARNING = Set.of("active", "past_due");

    private final StripeLedger ledger;
    private final BillingRecords records;
    private final GrantBook grants;
    private final Plans plans;
    private final Reckoning reckoning;
    private final Pace pace;
    private final InstantSource clock;

    public SubscriptionsPhase(
            StripeLedger ledger,
            Settlement settlement,
            BillingRecords records,
            GrantBook grants,
            Plans plans,
            Pace pace,
            InstantSource clock) {
        this.ledger = ledger;
        this.records = records;
        this.grants = grants;
        this.plans = plans;
        this.reckoning = new Reckoning(settlement, records);
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "subscriptions";
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        JobProgress so = from.cursor().isEmpty() ? withNothing(from) : from;
        pace.spend(1);
        StripeLedger.Page<Listed> page = ledger.subscriptions(from.cursor());
        for (Listed listed : page.found()) so = look(due, listed, so);
        return page.next().isEmpty() ? so.finished() : so.at(page.next());
    }

    /// Nothing is a figure too: without it nobody could tell it from a night that did not run.
    private JobProgress withNothing(JobProgress from) {
        JobProgress so = from.counting("subscriptions", 0);
        for (Plan plan : Plan.values()) {
            if (!plans.of(plan).prices().isEmpty()) {
                so = so.counting(DayFigures.SUBSCRIPTIONS + plan.wire(), 0);
            }
        }
        return so;
    }

    private JobProgress look(JobDue due, Listed listed, JobProgress before) {
        Contract contract = listed.contract();
        boolean longAgo =
                contract.endedAt()
                        .filter(end -> end.isBefore(clock.instant().minus(ENDED)))
                        .isPresent();
        if (longAgo) return before;
        JobProgress so = before.counting("subscriptions", 1);
        Worth terms;
        try {
            terms = Worth.of(contract, plans);
        } catch (UnknownTermsException e) {
            log.error("nobody knows what subscription {} is", contract.id(), e);
            return so.counting("unclear", 1);
        }
        JobProgress earned = earned(so, listed, terms);
        Optional<SubscriptionRecord> known = records.subscription(contract.id());
        Optional<String> kind = difference(terms, known);
        if (kind.isPresent()) return settled(due, terms, kind.get(), earned);
        known.ifPresent(record -> records.listed(record, due.day()));
        return earned;
    }

    private JobProgress settled(JobDue due, Worth terms, String kind, JobProgress so) {
        pace.spend(REQUESTS);
        Reckoning.Outcome outcome = reckoning.settle(terms.subscription(), due);
        records.subscription(terms.subscription())
                .ifPresent(record -> records.listed(record, due.day()));
        // The list does not say what became of the money: a closer look may find what we knew.
        boolean known = kind.equals(TERMS) && outcome == Reckoning.Outcome.SAME;
        if (known || outcome == Reckoning.Outcome.UNCLEAR) return so;
        return Difference.settled(so, kind, "subscription " + terms.subscription());
    }

    private static final String TERMS = "terms";

    /// What is not as it should be.
    private Optional<String> difference(Worth terms, Optional<SubscriptionRecord> known) {
        if (known.isEmpty()) return terms.over() ? Optional.empty() : Optional.of("unknown");
        SubscriptionRecord record = known.get();
        if (!record.terms().equals(terms.wire())) return Optional.of(TERMS);
        Set<GuildId> mine = terms.over() ? Set.of() : Set.copyOf(terms.guild().stream().toList());
        boolean has = mine.stream().allMatch(guild -> has(guild, terms.grant(record.version())));
        return record.guilds().equals(mine) && has ? Optional.empty() : Optional.of("grant");
    }

    private boolean has(GuildId guild, Grant grant) {
        return grants.of(guild).now().find(grant.id()).filter(grant::equals).isPresent();
    }

    private JobProgress earned(JobProgress so, Listed listed, Worth terms) {
        if (!EARNING.contains(listed.contract().status()) || terms.over()) return so;
        String plan = terms.plan().wire();
        JobProgress earned = so.counting(DayFigures.SUBSCRIPTIONS + plan, 1);
        for (Rate rate : listed.rates()) {
            earned =
                    earned.counting(
                            DayFigures.REVENUE + plan + "." + rate.currency(), rate.monthly());
        }
        return earned;
    }
}
