package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.BillingRecordsContract;
import dev.tonearm.core.billing.BillingRecordsUnavailableException;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.guild.UserId;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

final class DynamoBillingRecordsTest extends BillingRecordsContract {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "billing");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final BillingRecords RECORDS =
            new DynamoBillingRecords(
                    TABLE.client(_ -> NETWORK), TABLE.settings().table(), InstantSource.fixed(NOW));

    @Override
    protected BillingRecords records() {
        return RECORDS;
    }

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void a_write_whose_answer_was_lost_is_not_known_to_be_done_and_is_found_when_read() {
        var record = new SubscriptionRecord("sub_2", NOW, "one", TWO);
        NETWORK.loseAnswerTo("PutItem");

        assertThat(RECORDS.keep(Optional.empty(), record)).isFalse();
        assertThat(RECORDS.subscription("sub_2")).contains(record);
    }

    @Test
    void a_store_that_is_away_says_so() {
        NETWORK.cutAfter(0);
        assertThatThrownBy(() -> RECORDS.subscription("sub_1"))
                .isInstanceOf(BillingRecordsUnavailableException.class)
                .hasMessageContaining("sub_1");
        assertThatThrownBy(() -> RECORDS.customer(new UserId(1)))
                .isInstanceOf(BillingRecordsUnavailableException.class);
    }
}
