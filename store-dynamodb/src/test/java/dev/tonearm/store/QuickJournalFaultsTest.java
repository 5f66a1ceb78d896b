package dev.tonearm.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class QuickJournalFaultsTest extends JournalFaultsTest {
    @Override
    DynamoDbClient client(TestTable table, FaultyNetwork network) {
        return table.quickClient(network::over);
    }
}
