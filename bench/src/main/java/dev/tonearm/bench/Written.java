package dev.tonearm.bench;

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
import java.util.Map;
import java.util.Set;

/// What the journals say was done, by the interaction that asked for it.
public final class Written {
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> entries = new HashMap<>();
    private final Map<GuildId, Long> next = new HashMap<>();
    private final Map<GuildId, Set<EntryId>> known = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    /// Reads on in a guild's journal, from its first line at first.
    public void read(PlayerJournal journal, GuildId guild) {
        long from = next.getOrDefault(guild, 1L);
        next.put(guild, Stores.readOn(journal, guild, from, line -> count(guild, line)));
    }

    private synchronized void count(GuildId guild, JournalLine line) {
        String interaction =
                line.cause() instanceof Cause.Asked asked ? asked.interaction().toString() : "";
        if (!interaction.isEmpty()) lines.merge(interaction, 1, Integer::sum);
        for (PlayerEvent event : line.events()) {
            if (!(event instanceof QueueEvent.Enqueued enqueued)) continue;
            entries.merge(interaction, enqueued.entries().size(), Integer::sum);
            for (var entry : enqueued.entries()) {
                if (!known.computeIfAbsent(guild, _ -> new HashSet<>()).add(entry.id())) {
                    twice.add(interaction);
                }
            }
        }
    }

    public synchronized boolean has(String interaction) {
        return lines.containsKey(interaction);
    }

    /// Whether it made more than one line, or put an entry into a queue that had it.
    public synchronized boolean doubled(String interaction) {
        return lines.getOrDefault(interaction, 0) > 1 || twice.contains(interaction);
    }

    /// How many were [#doubled(String)].
    public synchronized long doubled() {
        Set<String> all = new HashSet<>(twice);
        lines.forEach((interaction, count) -> {
            if (count > 1) all.add(interaction);
        });
        return all.size();
    }

    /// How many entries it put into a queue.
    public synchronized int entries(String interaction) {
        return entries.getOrDefault(interaction, 0);
    }
}
