package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class TableSchemaTest {
    @Test
    void a_table_that_is_there_is_left_as_it_is() {
        TestTable table = TestTable.create(EmbeddedDynamo.ENDPOINT, "schema");
        String name = table.settings().table();
        try (DynamoDbClient client = table.client()) {
            TableSchema.create(client, name);
            assertThat(
                            client.describeTimeToLive(described -> described.tableName(name))
                                    .timeToLiveDescription())
                    .isEqualTo(
                            TimeToLiveDescription.builder()
                                    .attributeName(TableSchema.TTL)
                                    .timeToLiveStatus(TimeToLiveStatus.ENABLED)
                                    .build());
            assertThat(
                            client.describeTable(described -> described.tableName(name))
                                    .table()
                                    .billingModeSummary()
                                    .billingMode())
                    .isEqualTo(BillingMode.PAY_PER_REQUEST);
        }
    }
}
