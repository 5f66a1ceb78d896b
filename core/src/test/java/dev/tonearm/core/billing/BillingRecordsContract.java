package dev.tonearm.core.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What all [BillingRecords] do. An adapter's test extends this and supplies the adapter.
public abstract class BillingRecordsContract {
    protected static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    protected static final Set<GuildId> TWO = Set.of(new GuildId(1), new GuildId(2));

    private final long own = ThreadLocalRandom.current().nextLong();

    /// The records under test.
    protected abstract BillingRecords records();

    @Test
    void a_subscription_is_kept_over_what_was_read_and_over_nothing_else() {
        String id = "sub_" + own;
        var first = new SubscriptionRecord(id, NOW, "one", TWO);
        var second = new SubscriptionRecord(id, NOW.plusMillis(1), "two", Set.of());
        assertThat(records().subscription(id)).isEmpty();
        assertThat(records().keep(Optional.of(first), second)).isFalse();
        assertThat(records().keep(Optional.empty(), first)).isTrue();
        assertThat(records().keep(Optional.empty(), second)).isFalse();
        assertThat(records().subscription(id)).contains(first);
        assertThat(records().keep(Optional.of(first), second)).isTrue();
        assertThat(records().keep(Optional.of(first), second)).isFalse();
        assertThat(records().subscription(id)).contains(second);
    }

    @Test
    void guilds_that_are_done_with_are_forgotten_within_one_version() {
        String id = "sub_" + own;
        var both = new SubscriptionRecord(id, NOW, "one", TWO);
        var one = both.only(Set.of(new GuildId(1)));
        records().keep(Optional.empty(), both);
        assertThat(records().keep(Optional.of(both), one)).isTrue();
        assertThat(records().keep(Optional.of(both), one)).as("again").isTrue();
        assertThat(records().subscription(id)).contains(one);
    }

    @Test
    void what_an_order_was_begun_with_stays() {
        InteractionId order = new InteractionId(own >>> 1);
        assertThat(records().begun(order)).isEmpty();
        assertThat(records().begin(order, "sub_1")).isEqualTo("sub_1");
        assertThat(records().begin(order, "sub_2")).isEqualTo("sub_1");
        assertThat(records().begun(order)).contains("sub_1");
    }

    @Test
    void the_last_page_of_a_server_is_remembered() {
        GuildId guild = new GuildId(own);
        assertThat(records().page(guild)).isEmpty();
        records().keepPage(guild, new CheckoutPage("cs_1", "a"));
        records().keepPage(guild, new CheckoutPage("cs_2", "b"));
        assertThat(records().page(guild)).contains(new CheckoutPage("cs_2", "b"));
    }

    @Test
    void the_first_customer_of_a_buyer_stays() {
        UserId buyer = new UserId(own);
        assertThat(records().customer(buyer)).isEmpty();
        assertThat(records().keepCustomer(buyer, "cus_1")).isEqualTo("cus_1");
        assertThat(records().keepCustomer(buyer, "cus_2")).isEqualTo("cus_1");
        assertThat(records().customer(buyer)).contains("cus_1");
    }
}
