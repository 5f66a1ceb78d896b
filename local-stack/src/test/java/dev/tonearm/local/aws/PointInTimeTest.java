package dev.tonearm.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.store.TableSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/// That the drill's restore leaves undone what DynamoDB's leaves undone, and does it afterwards.
class PointInTimeTest {
    private static final String OTHER = "another";

    @Test
    void what_was_there_at_the_moment_is_in_a_table_that_has_nothing_else() {
        try (LocalDynamo dynamo = LocalDynamo.start()) {
            DynamoDbClient client = dynamo.client();
            put(client, "journal#1", "line#1");
            put(client, "erasures", "7");
            PointInTime moment = PointInTime.of(dynamo, LocalDynamo.TABLE);
            put(client, "erasures", "8");
            assertThat(
                            PointInTime.wreck(
                                    dynamo, LocalDynamo.TABLE, key -> key.startsWith("journal#")))
                    .isEqualTo(1);

            moment.restore(dynamo, OTHER);

            assertThat(PointInTime.of(dynamo, OTHER).items())
                    .containsExactlyInAnyOrderElementsOf(moment.items());
            assertThat(described(client).latestStreamArn()).isNull();

            String stream = PointInTime.equip(dynamo, OTHER);

            assertThat(described(client).latestStreamArn()).isEqualTo(stream).contains(OTHER);
            assertThat(
                            client.describeTimeToLive(asked -> asked.tableName(OTHER))
                                    .timeToLiveDescription()
                                    .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(PointInTime.carry(dynamo, LocalDynamo.TABLE, OTHER, "erasures"))
                    .isEqualTo(2);
            assertThat(PointInTime.of(dynamo, OTHER).items()).hasSize(3);
        }
    }

    private static TableDescription described(DynamoDbClient client) {
        return client.describeTable(asked -> asked.tableName(OTHER)).table();
    }

    private static void put(DynamoDbClient client, String partition, String sort) {
        client.putItem(put ->
                put.tableName(LocalDynamo.TABLE)
                        .item(
                                Map.of(
                                        TableSchema.PARTITION_KEY,
                                        AttributeValue.fromS(partition),
                                        TableSchema.SORT_KEY,
                                        AttributeValue.fromS(sort))));
    }
}
