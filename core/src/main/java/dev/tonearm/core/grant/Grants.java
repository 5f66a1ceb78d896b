package dev.tonearm.core.grant;

import dev.tonearm.core.grant.Grant.Known;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All grants of a server, each as its source last told it. Telling it again, or in another order,
/// changes nothing.
public record Grants(NavigableMap<GrantId, Grant> byId) {
    /// Of a server that never had any.
    public static final Grants NONE = new Grants(Collections.emptyNavigableMap());

    /// How long the end of a grant is remembered, so that what its source said before that comes
    /// too late: Stripe goes on to tell for three days, Discord for ten minutes.
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /// Which of two words about one grant is the later one. Sources have clocks of whole seconds:
    /// of two of one moment that one holds which says more of the end.
    private static final Comparator<Grant> LATER = Grants::inTime;

    /// More are kept of no server: who has so many has tried something.
    static final int MOST = 20;

    public Grants {
        byId = Collections.unmodifiableNavigableMap(new TreeMap<>(byId));
    }

    public static Grants of(Collection<Grant> grants) {
        Grants all = NONE;
        for (Grant grant : grants) all = all.with(grant);
        return all;
    }

    /// With what a source says of a grant, unless that is older than what is known, or the same.
    public Grants with(Grant told) {
        Grant known = byId.get(told.id());
        if (known != null && LATER.compare(told, known) <= 0) return this;
        NavigableMap<GrantId, Grant> changed = new TreeMap<>(byId);
        changed.put(told.id(), told);
        return new Grants(changed);
    }

    /// With what a source says of a grant, as it is to be kept. What was just told stays even if it
    /// ended long ago: an older word of the same source may still be under way.
    public Grants told(Grant word, Instant now) {
        Grants after = with(word);
        if (after.equals(this)) return this;
        NavigableMap<GrantId, Grant> kept = new TreeMap<>(after.tidied(now).byId);
        kept.put(word.id(), word);
        return new Grants(kept);
    }

    public Optional<Grant> find(GrantId id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Payment payment(Grant grant) {
        return grant instanceof Grant.StripeSubscription paid ? paid.payment() : Payment.PAID;
    }

    private static Instant until(Grant grant) {
        return grant instanceof Known known ? known.until() : Instant.MAX;
    }

    // Orders are written out: the JDK's Comparator.comparing makes a class when it is come to,
    // which no AOT cache keeps, and the first command of a function waits for it.
    private static int inTime(Grant one, Grant other) {
        int order = one.version().compareTo(other.version());
        if (order == 0) order = payment(one).compareTo(payment(other));
        if (order == 0) order = until(other).compareTo(until(one));
        return order == 0 ? GrantJson.write(one).compareTo(GrantJson.write(other)) : order;
    }

    /// Negative where the first has the higher plan, or the same for longer.
    private static int better(Known one, Known other, Duration grace) {
        int order = other.plan().compareTo(one.plan());
        return order == 0 ? other.end(grace).compareTo(one.end(grace)) : order;
    }

    /// What these give at a time.
    ///
    /// @param grace how long a payment may be late
    public Effective effective(Duration grace, Instant now) {
        List<Known> holding =
                byId.values().stream()
                        .filter(Known.class::isInstance)
                        .map(Known.class::cast)
                        .filter(grant -> grant.holds(grace, now))
                        .sorted((one, other) -> better(one, other, grace))
                        .toList();
        if (holding.isEmpty()) return Effective.NOTHING;
        Plan plan = holding.getFirst().plan();
        List<Known> by = holding.stream().filter(grant -> grant.plan() == plan).toList();
        boolean late = by.stream().noneMatch(grant -> now.isBefore(grant.until()));
        return new Effective(plan, by, by.getFirst().end(grace), late);
    }

    /// When what these give becomes another by itself: a plan begins or ends, or goes on only
    /// because a payment may be late. Empty if it stays what it is unless somebody tells of a
    /// grant.
    ///
    /// @param grace how long a payment may be late
    public Optional<Instant> turn(Duration grace, Instant now) {
        Effective held = effective(grace, now);
        return byId.values().stream()
                .filter(Known.class::isInstance)
                .map(Known.class::cast)
                .flatMap(grant -> Stream.of(grant.from(), grant.until(), grant.end(grace)))
                .filter(at -> at.isAfter(now) && at.isBefore(Grant.OPEN))
                .sorted()
                .filter(at -> !effective(grace, at).gives(held))
                .findFirst();
    }

    /// Without those that ended long ago, of which the last word has been said.
    public Grants tidied(Instant now) {
        NavigableMap<GrantId, Grant> kept = new TreeMap<>(byId);
        kept.values().removeIf(grant -> ended(grant, now.minus(REMEMBERED)));
        // Those that ended first, if there are far too many.
        List<GrantId> over =
                kept.values().stream()
                        .filter(grant -> ended(grant, now))
                        .sorted((one, other) -> until(one).compareTo(until(other)))
                        .map(Grant::id)
                        .limit(Math.max(0, kept.size() - MOST))
                        .toList();
        over.forEach(kept::remove);
        return kept.size() == byId.size() ? this : new Grants(kept);
    }

    private static boolean ended(Grant grant, Instant before) {
        return grant instanceof Known known && known.until().isBefore(before);
    }
}
