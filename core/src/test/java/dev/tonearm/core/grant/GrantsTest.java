package dev.tonearm.core.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.grant.Grant.DiscordEntitlement;
import dev.tonearm.core.grant.Grant.Gift;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grant.StripeSubscription;
import dev.tonearm.core.grant.Grant.Trial;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GrantsTest {
    private static final Duration GRACE = Duration.ofDays(7);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ADA = new UserId(42);

    @Test
    void a_server_without_grants_is_free_for_ever() {
        assertThat(Grants.NONE.effective(GRACE, NOON))
                .isEqualTo(new Effective(Plan.FREE, List.of(), Grant.OPEN, false));
    }

    @Test
    void a_trial_ends_by_itself() {
        Trial trial = new Trial(ADA, Plan.PREMIUM, NOON, days(14));

        assertThat(plan(days(13), trial)).isEqualTo(Plan.PREMIUM);
        assertThat(plan(days(14), trial)).isEqualTo(Plan.FREE);
        assertThat(plan(NOON.minusSeconds(1), trial)).isEqualTo(Plan.FREE);
    }

    @Test
    void a_renewal_whose_news_are_late_keeps_the_plan_for_the_grace() {
        var paid = subscription(Payment.PAID, days(30), 1);

        assertThat(Grants.of(List.of(paid)).effective(GRACE, days(29)).late()).isFalse();
        assertThat(Grants.of(List.of(paid)).effective(GRACE, days(36)).late()).isTrue();
        assertThat(plan(days(36), paid)).isEqualTo(Plan.PREMIUM);
        assertThat(plan(days(37), paid)).isEqualTo(Plan.FREE);
    }

    @Test
    void a_failed_payment_keeps_the_plan_for_the_grace_from_when_it_was_due() {
        var failed = subscription(Payment.FAILED, days(30), 2);

        assertThat(plan(days(36), failed)).isEqualTo(Plan.PREMIUM);
        assertThat(plan(days(37), failed)).isEqualTo(Plan.FREE);
    }

    @Test
    void what_is_cancelled_lasts_as_long_as_it_is_paid_for_and_no_longer() {
        assertThat(plan(days(29), subscription(Payment.ENDING, days(30), 2)))
                .isEqualTo(Plan.PREMIUM);
        assertThat(plan(days(30), subscription(Payment.ENDING, days(30), 2))).isEqualTo(Plan.FREE);
        assertThat(plan(days(3), subscription(Payment.ENDED, days(2), 2))).isEqualTo(Plan.FREE);
    }

    @Test
    void of_two_words_of_one_moment_the_end_holds_whichever_comes_first() {
        var paid = subscription(Payment.PAID, days(30), 5);
        var ended = subscription(Payment.ENDED, days(2), 5);

        assertThat(Grants.of(List.of(paid, ended))).isEqualTo(Grants.of(List.of(ended)));
        assertThat(Grants.of(List.of(ended, paid))).isEqualTo(Grants.of(List.of(ended)));
    }

    @Test
    void of_two_words_of_discord_of_one_moment_the_end_holds_too() {
        var running =
                new DiscordEntitlement("e", ADA, Plan.BASIC, NOON, Grant.OPEN, NOON.plusSeconds(5));
        var deleted =
                new DiscordEntitlement("e", ADA, Plan.BASIC, NOON, days(2), NOON.plusSeconds(5));

        assertThat(Grants.of(List.of(running, deleted))).isEqualTo(Grants.of(List.of(deleted)));
        assertThat(Grants.of(List.of(deleted, running))).isEqualTo(Grants.of(List.of(deleted)));
    }

    @Test
    void an_end_that_was_told_late_is_kept_while_older_words_may_be_under_way() {
        var paid = subscription(Payment.PAID, days(30), 1);
        var ended = subscription(Payment.ENDED, days(2), 2);
        Instant late = days(60);

        Grants told = Grants.of(List.of(paid)).told(ended, late);
        assertThat(told.told(paid, late)).isEqualTo(told);
        assertThat(told.effective(GRACE, days(3)).plan()).isEqualTo(Plan.FREE);
    }

    @Test
    void the_higher_of_two_plans_is_what_a_server_has_until_it_ends() {
        var gift = new Gift("g", Plan.ENTERPRISE, NOON, days(3), NOON);
        Grants both = Grants.of(List.of(subscription(Payment.PAID, days(30), 1), gift));

        assertThat(both.effective(GRACE, days(1)))
                .isEqualTo(new Effective(Plan.ENTERPRISE, List.of(gift), days(3), false));
        assertThat(both.effective(GRACE, days(4)).plan()).isEqualTo(Plan.PREMIUM);
    }

    @Test
    void a_newer_kind_and_a_newer_plan_are_kept_as_they_are() {
        String text = "{\"plan\":\"platinum\",\"from\":1,\"v\":7,\"buyer\":\"42\",\"seats\":3}";
        Grant read = GrantJson.read(new GrantId("stripe", "sub_1"), text);

        assertThat(read)
                .isEqualTo(
                        new Grant.Unknown(
                                new GrantId("stripe", "sub_1"), Instant.ofEpochMilli(7), text));
        assertThat(GrantJson.write(read)).isEqualTo(text);
        assertThat(plan(NOON, read)).isEqualTo(Plan.FREE);
        assertThat(GrantJson.read(new GrantId("barter", "1"), "not even JSON"))
                .isInstanceOf(Grant.Unknown.class);
    }

    @Test
    void a_server_that_tried_everything_keeps_what_holds_and_the_last_that_ended() {
        List<Grant> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(new Gift("g" + i, Plan.BASIC, NOON, NOON.plusSeconds(i), NOON));
        }
        many.add(subscription(Payment.PAID, days(30), 1));
        Grants tidied = Grants.of(many).tidied(days(1));

        assertThat(tidied.byId()).hasSize(20);
        assertThat(tidied.find(new GrantId("gift", "g39"))).isPresent();
        assertThat(tidied.effective(GRACE, days(1)).plan()).isEqualTo(Plan.PREMIUM);
    }

    private static StripeSubscription subscription(Payment payment, Instant until, int second) {
        return new StripeSubscription(
                "sub_1",
                "cus_1",
                ADA,
                Plan.PREMIUM,
                NOON,
                until,
                payment,
                NOON.plusSeconds(second));
    }

    private static Plan plan(Instant at, Grant... grants) {
        return Grants.of(List.of(grants)).effective(GRACE, at).plan();
    }

    private static Instant days(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
