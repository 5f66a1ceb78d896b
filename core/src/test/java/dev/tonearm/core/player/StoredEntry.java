package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.time.Instant;

/// An entry of a queue, and as it has always been stored.
final class StoredEntry {
    static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");

    static final QueueEntry ENTRY =
            new QueueEntry(
                    new EntryId(7),
                    new Track("QAAA", "So What", "Miles", 545_000, "u://1", "a://1", false, true),
                    new UserId(42));

    /// With ' for ".
    static final String ENTRY_JSON =
            "{'id':7,'u':42,'e':'QAAA','title':'So What','author':'Miles','ms':545000,"
                    + "'uri':'u://1','art':'a://1'}";

    private StoredEntry() {}
}
