package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.BillingRecordsUnavailableException;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

final class DynamoBillingRecordsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "billing");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final BillingRecords RECORDS =
            new DynamoBillingRecords(
                    TABLE.client(_ -> NETWORK), TABLE.settings().table(), InstantSource.fixed(NOW));

    private static final Set<GuildId> TWO = Set.of(new GuildId(1), new GuildId(2));

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void an_event_is_done_when_somebody_said_so() {
        assertThat(RECORDS.isDone("evt_1")).isFalse();
        RECORDS.done("evt_1");
        RECORDS.done("evt_1");
        assertThat(RECORDS.isDone("evt_1")).isTrue();
        assertThat(RECORDS.isDone("evt_2")).isFalse();
    }

    @Test
    void a_subscription_is_kept_over_what_was_read_and_over_nothing_else() {
        var first = new SubscriptionRecord("sub_1", NOW, "one", TWO);
        var second = new SubscriptionRecord("sub_1", NOW.plusMillis(1), "two", Set.of());
        assertThat(RECORDS.subscription("sub_1")).isEmpty();
        assertThat(RECORDS.keep(Optional.empty(), first)).isTrue();
        assertThat(RECORDS.keep(Optional.empty(), second)).isFalse();
        assertThat(RECORDS.subscription("sub_1")).contains(first);
        assertThat(RECORDS.keep(Optional.of(first), second)).isTrue();
        assertThat(RECORDS.keep(Optional.of(first), second)).isFalse();
        assertThat(RECORDS.subscription("sub_1")).contains(second);
    }

    @Test
    void a_write_whose_answer_was_lost_is_not_known_to_be_done_and_is_found_when_read() {
        var record = new SubscriptionRecord("sub_2", NOW, "one", TWO);
        NETWORK.loseAnswerTo("PutItem");

        assertThat(RECORDS.keep(Optional.empty(), record)).isFalse();
        assertThat(RECORDS.subscription("sub_2")).contains(record);
    }

    @Test
    void the_first_customer_of_a_buyer_stays() {
        UserId buyer = new UserId(42);
        assertThat(RECORDS.customer(buyer)).isEmpty();
        assertThat(RECORDS.keepCustomer(buyer, "cus_1")).isEqualTo("cus_1");
        assertThat(RECORDS.keepCustomer(buyer, "cus_2")).isEqualTo("cus_1");
        assertThat(RECORDS.customer(buyer)).contains("cus_1");
    }

    @Test
    void a_store_that_is_away_says_so() {
        NETWORK.cutAfter(0);
        assertThatThrownBy(() -> RECORDS.isDone("evt_1"))
                .isInstanceOf(BillingRecordsUnavailableException.class)
                .hasMessageContaining("evt_1");
        assertThatThrownBy(() -> RECORDS.customer(new UserId(1)))
                .isInstanceOf(BillingRecordsUnavailableException.class);
    }
}
