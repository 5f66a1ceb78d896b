package dev.tonearm.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.notice.Notice.Kind;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DueTest {
    private static final Plans PLANS = PlansFile.read(PlansFile.shipped(PlansFile.TIERS));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ADA = new UserId(42);
    private static final Grant.Trial TRIAL = new Grant.Trial(ADA, Plan.PREMIUM, NOON, days(14));

    @Test
    void three_days_before_a_trial_ends_who_began_it_is_reminded() {
        assertThat(due(days(11).minusSeconds(1), TRIAL)).isEmpty();

        Due reminder = only(days(11), TRIAL);

        assertThat(reminder.notice())
                .isEqualTo(new Notice(Kind.TRIAL_ENDING, Plan.PREMIUM, days(14)));
        assertThat(reminder.reader()).isEqualTo(new Reader.Buyer(ADA));
        assertThat(only(days(13), TRIAL)).isEqualTo(reminder);
    }

    @Test
    void of_a_short_trial_they_are_reminded_when_half_is_over() {
        var brief = new Grant.Trial(ADA, Plan.PREMIUM, NOON, days(2));

        assertThat(due(days(1).minusSeconds(1), brief)).isEmpty();
        assertThat(kind(days(1), brief)).isEqualTo(Kind.TRIAL_ENDING);
    }

    @Test
    void when_it_has_ended_they_are_told_and_a_week_later_no_more() {
        assertThat(kind(days(14), TRIAL)).isEqualTo(Kind.TRIAL_ENDED);
        assertThat(kind(days(21).minusSeconds(1), TRIAL)).isEqualTo(Kind.TRIAL_ENDED);
        assertThat(due(days(21), TRIAL)).isEmpty();
    }

    @Test
    void nobody_is_told_of_the_end_of_what_the_server_has_otherwise() {
        var paid = subscription(Payment.PAID, days(40), 1);

        assertThat(due(days(12), TRIAL, paid)).isEmpty();
        assertThat(due(days(15), TRIAL, paid)).isEmpty();
    }

    @Test
    void what_ends_before_the_trial_does_is_no_reason_to_keep_silent() {
        var gift = new Grant.Gift("g", Plan.PREMIUM, NOON, days(13), NOON);

        assertThat(kind(days(12), TRIAL, gift)).isEqualTo(Kind.TRIAL_ENDING);
    }

    @Test
    void a_failed_payment_is_told_at_once_with_the_end_of_the_grace() {
        Due failed = only(days(30), subscription(Payment.FAILED, days(30), 2));

        assertThat(failed.notice())
                .isEqualTo(new Notice(Kind.PAYMENT_FAILED, Plan.PREMIUM, days(37)));
    }

    @Test
    void it_is_told_even_where_the_server_loses_nothing() {
        var gift = new Grant.Gift("g", Plan.ENTERPRISE, NOON, Grant.OPEN, NOON);

        assertThat(kind(days(30), subscription(Payment.FAILED, days(30), 2), gift))
                .isEqualTo(Kind.PAYMENT_FAILED);
    }

    @Test
    void the_next_payment_that_fails_is_another_notice() {
        assertThat(only(days(30), subscription(Payment.FAILED, days(30), 2)).key())
                .isNotEqualTo(only(days(60), subscription(Payment.FAILED, days(60), 3)).key());
    }

    @Test
    void when_the_grace_is_over_that_is_told_and_the_end_that_follows_is_the_same_notice() {
        Due over = only(days(37), subscription(Payment.FAILED, days(30), 2));
        Due ended = only(days(38), subscription(Payment.ENDED, days(38), 3));

        assertThat(over.notice().kind()).isEqualTo(Kind.GRACE_OVER);
        assertThat(ended.notice().kind()).isEqualTo(Kind.SUBSCRIPTION_ENDED);
        assertThat(over.key()).isEqualTo(ended.key());
        assertThat(over.quiet()).isLessThan(Duration.ofDays(28)).isGreaterThan(Due.LATE);
    }

    @Test
    void a_subscription_that_was_cancelled_is_told_before_its_end_and_at_it() {
        var ending = subscription(Payment.ENDING, days(30), 2);

        assertThat(due(days(26), ending)).isEmpty();
        assertThat(kind(days(27), ending)).isEqualTo(Kind.SUBSCRIPTION_ENDING);
        assertThat(kind(days(30), ending)).isEqualTo(Kind.SUBSCRIPTION_ENDED);
        assertThat(due(days(29), subscription(Payment.PAID, days(30), 3))).isEmpty();
    }

    @Test
    void money_that_went_back_is_told_when_we_learn_of_it_however_old_its_invoice_is() {
        var refunded = subscription(Payment.REFUNDED, days(2), days(25));
        var disputed = subscription(Payment.DISPUTED, days(2), days(25));

        assertThat(kind(days(25), refunded)).isEqualTo(Kind.REFUNDED);
        assertThat(kind(days(25), disputed)).isEqualTo(Kind.DISPUTED);
    }

    @Test
    void what_moved_to_another_server_is_no_end() {
        assertThat(due(days(5), subscription(Payment.MOVED, days(5), 2))).isEmpty();
    }

    @Test
    void what_an_operator_gave_concerns_those_who_manage_the_server() {
        var gift = new Grant.Gift("g", Plan.PREMIUM, NOON, days(30), NOON);

        Due ended = only(days(30), gift);

        assertThat(ended.notice().kind()).isEqualTo(Kind.GIFT_ENDED);
        assertThat(ended.reader()).isEqualTo(new Reader.Managers());
    }

    @Test
    void what_was_bought_on_discord_is_told_when_it_is_over_and_to_managers_if_nobody_is_named() {
        var bought = discord(ADA, days(3));
        var nameless = discord(new UserId(0), days(3));

        assertThat(only(days(3), bought).reader()).isEqualTo(new Reader.Buyer(ADA));
        assertThat(only(days(3), nameless).reader()).isEqualTo(new Reader.Managers());
        assertThat(due(days(3), discord(ADA, Grant.OPEN))).isEmpty();
    }

    @Test
    void of_a_grant_that_this_build_does_not_understand_nobody_is_told() {
        var grants = Grants.of(List.of(TRIAL)).byId();
        var unknown = new Grant.Unknown(TRIAL.id(), days(2), "{\"plan\": \"diamond\"}");

        assertThat(grants).hasSize(1);
        assertThat(due(days(12), unknown)).isEmpty();
    }

    @Test
    void whatever_is_due_was_announced_as_the_next_moment_before() {
        List<Grant> all =
                List.of(
                        TRIAL,
                        subscription(Payment.FAILED, days(30), 2),
                        new Grant.Gift("g", Plan.PREMIUM, NOON, days(60), NOON));
        Grants grants = Grants.of(all);
        Instant now = NOON.minusSeconds(1);
        Set<Kind> told = new HashSet<>();
        for (Optional<Instant> next = Due.next(grants, PLANS, now); next.isPresent(); ) {
            now = next.get();
            told.addAll(kinds(now, grants));
            next = Due.next(grants, PLANS, now);
        }
        assertThat(told)
                .contains(Kind.PAYMENT_FAILED, Kind.GIFT_ENDED)
                .isEqualTo(everyHour(grants));
    }

    /// What is due at any hour of three months.
    private static Set<Kind> everyHour(Grants grants) {
        Set<Kind> all = new HashSet<>();
        for (int hour = 0; hour < 90 * 24; hour++) {
            all.addAll(kinds(NOON.plus(Duration.ofHours(hour)), grants));
        }
        return all;
    }

    private static Set<Kind> kinds(Instant now, Grants grants) {
        return Due.notices(grants, PLANS, now).stream()
                .map(due -> due.notice().kind())
                .collect(Collectors.toSet());
    }

    private static List<Due> due(Instant now, Grant... grants) {
        return Due.notices(Grants.of(Arrays.asList(grants)), PLANS, now);
    }

    private static Due only(Instant now, Grant... grants) {
        List<Due> due = due(now, grants);
        assertThat(due).hasSize(1);
        return due.getFirst();
    }

    private static Kind kind(Instant now, Grant... grants) {
        return only(now, grants).notice().kind();
    }

    private static Grant discord(UserId buyer, Instant until) {
        return new Grant.DiscordEntitlement("77", buyer, Plan.PREMIUM, NOON, until, NOON);
    }

    private static Grant.StripeSubscription subscription(
            Payment payment, Instant until, int version) {
        return subscription(payment, until, NOON.plusMillis(version));
    }

    private static Grant.StripeSubscription subscription(
            Payment payment, Instant until, Instant version) {
        return new Grant.StripeSubscription(
                "sub_1", "cus_1", ADA, Plan.PREMIUM, NOON, until, payment, version);
    }

    private static Instant days(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
