package dev.tonearm.store;

import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJournalContract;

final class DynamoPlayerJournalTest extends PlayerJournalContract {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "contract");
    private static final PlayerJournal JOURNAL = TABLE.journal(TABLE.client());

    @Override
    protected PlayerJournal journal() {
        return JOURNAL;
    }
}
