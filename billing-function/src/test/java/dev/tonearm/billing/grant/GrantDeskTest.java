package dev.tonearm.billing.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class GrantDeskTest {
    private static final GuildId GUILD = new GuildId(9);
    private static final UserId BUYER = new UserId(42);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant NEXT_MONTH = NOW.plus(Duration.ofDays(30));

    private int paidTwice;
    private final GrantDesk desk =
            new GrantDesk(new MemoryGrantBook(), new Twice(), InstantSource.fixed(NOW));

    @Test
    void two_subscriptions_are_paid_twice() {
        book(subscription("sub_1", Payment.PAID));
        assertThat(paidTwice).isZero();

        book(subscription("sub_2", Payment.PAID));
        assertThat(paidTwice).isEqualTo(1);
    }

    @Test
    void so_are_a_subscription_and_what_discords_shop_sold() {
        book(entitlement(Grant.OPEN));
        book(subscription("sub_1", Payment.ENDING));

        assertThat(paidTwice).isEqualTo(1);
    }

    @Test
    void what_is_over_given_or_tried_is_paid_by_nobody() {
        book(subscription("sub_1", Payment.REFUNDED));
        book(entitlement(NOW));
        book(new Grant.Gift("gift_1", Plan.PREMIUM, NOW, NEXT_MONTH, NOW));
        book(new Grant.Trial(BUYER, Plan.PREMIUM, NOW, NEXT_MONTH));
        book(subscription("sub_2", Payment.PAID));

        assertThat(paidTwice).isZero();
    }

    private void book(Grant grant) {
        desk.book(GUILD, grant, "the test", "evt_1");
    }

    private static Grant subscription(String id, Payment payment) {
        return new Grant.StripeSubscription(
                id, "cus_1", BUYER, Plan.PREMIUM, NOW, NEXT_MONTH, payment, NOW);
    }

    private static Grant entitlement(Instant until) {
        return new Grant.DiscordEntitlement("900", BUYER, Plan.PREMIUM, NOW, until, NOW);
    }

    private final class Twice implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {
            if (metric == BillingMetric.PAID_TWICE) paidTwice += (int) value;
        }

        @Override
        public void flush() {}
    }
}
