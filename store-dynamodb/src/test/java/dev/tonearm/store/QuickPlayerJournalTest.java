package dev.tonearm.store;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJournalContract;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class QuickPlayerJournalTest extends PlayerJournalContract {
    private static final TestTable TABLE =
            TestTable.create(EmbeddedDynamo.ENDPOINT, "quick-contract");
    private static final DynamoDbClient CLIENT = TABLE.quickClient(wire -> wire);

    @Override
    protected PlayerJournal journal(Formats formats) {
        return TABLE.journal(CLIENT, formats);
    }
}
