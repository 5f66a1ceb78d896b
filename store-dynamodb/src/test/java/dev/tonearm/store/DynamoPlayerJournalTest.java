package dev.tonearm.store;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJournalContract;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoPlayerJournalTest extends PlayerJournalContract {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "contract");
    private static final DynamoDbClient CLIENT = TABLE.client();

    @Override
    protected PlayerJournal journal(Formats formats) {
        return TABLE.journal(CLIENT, formats);
    }
}
