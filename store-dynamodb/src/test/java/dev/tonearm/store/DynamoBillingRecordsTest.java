package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.billing.BillingRecordsContract;
import dev.tonearm.core.billing.BillingRecordsUnavailableException;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.guild.UserId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
    void what_nobody_has_anything_by_any_more_goes_two_years_later() {
        var running = new SubscriptionRecord("sub_3", NOW, "one", TWO);
        var over = new SubscriptionRecord("sub_3", NOW.plusMillis(1), "over", Set.of());
        RECORDS.keep(Optional.empty(), running);
        assertThat(item("sub_3")).doesNotContainKey(TableSchema.TTL);
        RECORDS.keep(Optional.of(running), over);
        assertThat(Attributes.number(item("sub_3"), TableSchema.TTL))
                .isEqualTo(NOW.plus(DynamoGrantBook.KEPT).getEpochSecond());
        var again = new SubscriptionRecord("sub_3", NOW.plusMillis(2), "one", TWO);
        RECORDS.keep(Optional.of(over), again);
        assertThat(item("sub_3")).doesNotContainKey(TableSchema.TTL);
    }

    private static Map<String, AttributeValue> item(String subscription) {
        try (DynamoDbClient client = TABLE.client()) {
            return client.getItem(get ->
                            get.tableName(TABLE.settings().table())
                                    .key(Keys.subscription(subscription)))
                    .item();
        }
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
