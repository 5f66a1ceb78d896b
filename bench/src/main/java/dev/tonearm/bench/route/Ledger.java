package dev.tonearm.bench.route;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.drive.Stores;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the journals say was done, held against what was asked: the judge of lost and doubled.
final class Ledger {
    private final Map<String, Integer> linesByInteraction = new HashMap<>();
    private int doubledEntries;

    /// Reads a guild's journal from its first line on.
    void read(PlayerJournal journal, GuildId guild) {
        Set<EntryId> entries = new HashSet<>();
        long next = 1;
        while (true) {
            List<JournalLine> lines =
                    journal.lines(guild, next, 500).stream().map(Stores::own).toList();
            if (lines.isEmpty()) return;
            for (JournalLine line : lines) count(line, entries);
            next = lines.getLast().sequence() + 1;
        }
    }

    private void count(JournalLine line, Set<EntryId> entries) {
        if (line.cause() instanceof Cause.Asked asked) {
            linesByInteraction.merge(asked.interaction().toString(), 1, Integer::sum);
        }
        for (PlayerEvent event : line.events()) {
            if (!(event instanceof QueueEvent.Enqueued enqueued)) continue;
            for (var entry : enqueued.entries()) {
                if (!entries.add(entry.id())) doubledEntries++;
            }
        }
    }

    /// Commands that made more than one line, and entries that were queued twice.
    long doubled() {
        return linesByInteraction.values().stream().filter(lines -> lines > 1).count()
                + doubledEntries;
    }

    /// Whether a command is in a journal.
    boolean has(String interaction) {
        return linesByInteraction.containsKey(interaction);
    }
}
