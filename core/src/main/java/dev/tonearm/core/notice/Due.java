package dev.tonearm.core.notice;

import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.notice.Notice.Kind;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A notice that somebody should have now.
///
/// @param key the same for as long as it is the same notice, so that it is told once
/// @param quiet for how long nothing else with this key is told
public record Due(String key, Notice notice, Reader reader, Duration quiet) {
    /// How long before an end somebody is reminded of it.
    public static final Duration BEFORE = Duration.ofDays(3);

    /// What happened longer ago is not told any more: whoever had to know has noticed.
    public static final Duration LATE = Duration.ofDays(7);

    /// Longer than anything can be due.
    private static final Duration ONCE = Duration.ofDays(60);

    /// A subscription that is given up, or cancelled, after its grace was told to be over; a month
    /// later it may be another payment that is missing.
    private static final Duration OVER = Duration.ofDays(20);

    /// All that is due of a server's grants. Of a plan that the server has by something else, too,
    /// nobody is told that it ends; of a payment that failed, its buyer always is.
    public static List<Due> notices(Grants grants, Plans plans, Instant now) {
        return moments(grants, plans)
                .filter(moment -> moment.isAt(now))
                .filter(moment -> moment.concerns(grants, plans, now))
                .map(Moment::due)
                .toList();
    }

    /// When the next one is going to be due, as far as is known now.
    public static Optional<Instant> next(Grants grants, Plans plans, Instant now) {
        return moments(grants, plans)
                .map(Moment::from)
                .filter(from -> from.isAfter(now))
                .min(Instant::compareTo);
    }

    private static Stream<Moment> moments(Grants grants, Plans plans) {
        return grants.byId().values().stream()
                .filter(Grant.Known.class::isInstance)
                .map(Grant.Known.class::cast)
                .flatMap(grant -> moments(grant, plans.grace()));
    }

    private static Stream<Moment> moments(Grant.Known grant, Duration grace) {
        return switch (grant) {
            case Grant.Trial(var buyer, _, _, _) -> {
                Reader reader = Reader.of(buyer);
                yield Stream.of(
                        ending(Kind.TRIAL_ENDING, grant, reader),
                        ended(Kind.TRIAL_ENDED, grant, reader));
            }
            case Grant.StripeSubscription paid -> ofPaid(paid, grace);
            case Grant.DiscordEntitlement bought ->
                    bought.until().equals(Grant.OPEN)
                            ? Stream.empty()
                            : Stream.of(
                                    ended(Kind.DISCORD_ENDED, bought, Reader.of(bought.buyer())));
            case Grant.Gift gift ->
                    gift.until().equals(Grant.OPEN)
                            ? Stream.empty()
                            : Stream.of(ended(Kind.GIFT_ENDED, gift, new Reader.Managers()));
        };
    }

    private static Stream<Moment> ofPaid(Grant.StripeSubscription paid, Duration grace) {
        Reader reader = Reader.of(paid.buyer());
        return switch (paid.payment()) {
            case PAID, MOVED -> Stream.empty();
            case ENDING ->
                    Stream.of(
                            ending(Kind.SUBSCRIPTION_ENDING, paid, reader),
                            over(Kind.SUBSCRIPTION_ENDED, paid, paid.until(), reader));
            case FAILED -> {
                Instant end = paid.end(grace);
                yield Stream.of(
                        new Moment(
                                paid.until(),
                                end,
                                new Due(
                                        key(Kind.PAYMENT_FAILED, paid),
                                        new Notice(Kind.PAYMENT_FAILED, paid.plan(), end),
                                        reader,
                                        ONCE)),
                        over(Kind.GRACE_OVER, paid, end, reader));
            }
            case ENDED -> Stream.of(over(Kind.SUBSCRIPTION_ENDED, paid, paid.until(), reader));
            case REFUNDED ->
                    Stream.of(over(Kind.REFUNDED, paid, paid.until(), paid.version(), reader));
            case DISPUTED ->
                    Stream.of(over(Kind.DISPUTED, paid, paid.until(), paid.version(), reader));
        };
    }

    /// Before it ends, by [#BEFORE], or by half of what is shorter.
    private static Moment ending(Kind kind, Grant.Known grant, Reader reader) {
        Duration half = Duration.between(grant.from(), grant.until()).dividedBy(2);
        Duration before = half.compareTo(BEFORE) < 0 ? half : BEFORE;
        return new Moment(
                grant.until().minus(before),
                grant.until(),
                new Due(
                        key(kind, grant),
                        new Notice(kind, grant.plan(), grant.until()),
                        reader,
                        ONCE));
    }

    private static Moment ended(Kind kind, Grant.Known grant, Reader reader) {
        return new Moment(
                grant.until(),
                grant.until().plus(LATE),
                new Due(
                        key(kind, grant),
                        new Notice(kind, grant.plan(), grant.until()),
                        reader,
                        ONCE));
    }

    /// A subscription ends once, whatever words there are for it.
    private static Moment over(
            Kind kind, Grant.StripeSubscription paid, Instant when, Reader reader) {
        return over(kind, paid, when, when, reader);
    }

    /// @param told from when on anybody can know it: when money goes back, its invoice may be old
    private static Moment over(
            Kind kind, Grant.StripeSubscription paid, Instant when, Instant told, Reader reader) {
        return new Moment(
                told,
                told.plus(LATE),
                new Due("over/" + paid.id(), new Notice(kind, paid.plan(), when), reader, OVER));
    }

    private static String key(Kind kind, Grant.Known grant) {
        return kind.wire() + "/" + grant.id() + "/" + grant.until().getEpochSecond();
    }

    /// When something is due: from then on, and for so long.
    private record Moment(Instant from, Instant until, Due due) {
        boolean isAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }

        /// Whether the server has less by it, or is going to have.
        boolean concerns(Grants grants, Plans plans, Instant now) {
            Notice notice = due.notice();
            if (notice.kind() == Kind.PAYMENT_FAILED) return true;
            Instant then = notice.at().isAfter(now) ? notice.at() : now;
            Plan left = grants.effective(plans.grace(), then).plan();
            return left.compareTo(notice.plan()) < 0;
        }
    }
}
