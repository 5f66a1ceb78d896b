package dev.tonearm.worker.player;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJournalContract;

/// What the tests of this module take for a journal keeps the promises of one.
class MemoryJournalTest extends PlayerJournalContract {
    private final MemoryJournal journal = new MemoryJournal();

    @Override
    protected PlayerJournal journal(Formats formats) {
        return journal.as(formats);
    }
}
