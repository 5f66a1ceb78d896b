package dev.tonearm.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
    private static final Duration GRACE = PLANS.grace();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ADA = new UserId(42);
    private static final Grant.Trial TRIAL = new Grant.Trial(ADA, Plan.PREMIUM, NOON, day(14));

    @Test
    void nothing_comes_by_itself_where_there_is_nothing_or_no_end() {
        assertThat(all()).isEmpty();
        assertThat(all(gift(Plan.BASIC, NOON, Grant.OPEN))).isEmpty();
        assertThat(all(bought(NOON, Grant.OPEN))).isEmpty();
        assertThat(all(new Grant.Unknown(new GrantId("barter", "1"), NOON, "{}"))).isEmpty();
    }

    @Test
    void a_trial_is_reminded_of_and_ends() {
        assertThat(all(TRIAL)).containsExactly(day(11), day(14));
    }

    @Test
    void the_end_of_a_period_is_late_and_then_over_if_nothing_is_heard() {
        assertThat(all(paid(Payment.PAID, 30))).containsExactly(day(30), day(30).plus(GRACE));
    }

    @Test
    void what_is_cancelled_is_reminded_of_and_ends_without_grace() {
        assertThat(all(paid(Payment.ENDING, 30))).containsExactly(day(27), day(30));
    }

    @Test
    void a_payment_that_failed_has_its_grace() {
        Grants failed = Grants.of(List.of(paid(Payment.FAILED, 0)));
        assertThat(Moments.next(failed, PLANS, day(1))).contains(NOON.plus(GRACE));
        assertThat(Moments.next(failed, PLANS, NOON.plus(GRACE))).isEmpty();
    }

    @Test
    void of_what_is_over_nothing_comes_any_more() {
        for (Payment payment : Payment.values()) {
            if (payment.over()) assertThat(all(paid(payment, 0))).as("%s", payment).isEmpty();
        }
    }

    @Test
    void a_gift_and_what_discord_sold_begin_and_end() {
        assertThat(all(gift(Plan.BASIC, day(2), day(5)))).containsExactly(day(2), day(5));
        assertThat(all(bought(day(1), day(31)))).containsExactly(day(1), day(31));
    }

    @Test
    void of_several_grants_the_first_moment_is_next() {
        assertThat(all(TRIAL, gift(Plan.ENTERPRISE, day(12), day(13))))
                .containsExactly(day(11), day(12), day(13), day(14));
    }

    @Test
    void a_moment_is_over_when_it_is_there() {
        Grants trial = Grants.of(List.of(TRIAL));
        assertThat(Moments.next(trial, PLANS, day(11).minusSeconds(1))).contains(day(11));
        assertThat(Moments.next(trial, PLANS, day(11))).contains(day(14));
        assertThat(Moments.next(trial, PLANS, day(14))).isEmpty();
    }

    /// From one to the next, as schedules come, until there is none.
    private static List<Instant> all(Grant... grants) {
        List<Instant> all = new ArrayList<>();
        Grants held = Grants.of(List.of(grants));
        Optional<Instant> next = Moments.next(held, PLANS, NOON);
        while (next.isPresent()) {
            all.add(next.get());
            next = Moments.next(held, PLANS, next.get());
        }
        return all;
    }

    private static Grant paid(Payment payment, int until) {
        return new Grant.StripeSubscription(
                "sub_1", "cus_1", ADA, Plan.PREMIUM, NOON, day(until), payment, NOON);
    }

    private static Grant gift(Plan plan, Instant from, Instant until) {
        return new Grant.Gift("g", plan, from, until, NOON);
    }

    private static Grant bought(Instant from, Instant until) {
        return new Grant.DiscordEntitlement("7", ADA, Plan.PREMIUM, from, until, NOON);
    }

    private static Instant day(int number) {
        return NOON.plus(Duration.ofDays(number));
    }
}
