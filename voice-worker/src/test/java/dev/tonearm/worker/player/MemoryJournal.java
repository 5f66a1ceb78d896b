package dev.tonearm.worker.player;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Journals in memory, with the troubles that a real store has on demand.
final class MemoryJournal implements PlayerJournal {
    private final Partitions partitions = new Partitions(2);
    private final Map<GuildId, List<JournalLine>> lines = new HashMap<>();
    private final Map<GuildId, PlayerState> snapshots = new HashMap<>();
    private final Set<GuildId> open = new HashSet<>();
    private int failures;
    private int lostAnswers;

    /// The next calls fail without effect.
    synchronized void failNext(int calls) {
        failures = calls;
    }

    /// The next appends take effect and fail all the same.
    synchronized void loseAnswers(int calls) {
        lostAnswers = calls;
    }

    synchronized List<JournalLine> all(GuildId guild) {
        return List.copyOf(lines.getOrDefault(guild, List.of()));
    }

    synchronized PlayerState snapshotOf(GuildId guild) {
        return snapshots.getOrDefault(guild, PlayerState.NEW);
    }

    @Override
    public synchronized AppendOutcome append(GuildId guild, List<JournalLine> appended) {
        reach(guild);
        List<JournalLine> known = lines.computeIfAbsent(guild, _ -> new ArrayList<>());
        if (appended.getFirst().sequence() != known.size() + 1) return new AppendOutcome.Conflict();
        known.addAll(appended);
        open.add(guild);
        if (lostAnswers > 0) {
            lostAnswers--;
            throw unavailable(guild);
        }
        return new AppendOutcome.Appended();
    }

    @Override
    public synchronized PlayerState load(GuildId guild) {
        reach(guild);
        PlayerState state = snapshotOf(guild);
        for (JournalLine line : lines(guild, state.sequence() + 1, Integer.MAX_VALUE)) {
            state = state.after(line);
        }
        return state;
    }

    @Override
    public synchronized List<JournalLine> lines(GuildId guild, long sequence, int limit) {
        reach(guild);
        return all(guild).stream()
                .filter(line -> line.sequence() >= sequence)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void snapshot(GuildId guild, PlayerState state) {
        reach(guild);
        if (state.sequence() > snapshotOf(guild).sequence()) snapshots.put(guild, state);
    }

    @Override
    public synchronized void settle(GuildId guild, PlayerState state) {
        snapshot(guild, state);
        if (all(guild).size() == state.sequence()) open.remove(guild);
    }

    @Override
    public synchronized List<GuildId> open(int partition) {
        return open.stream().filter(guild -> partitions.of(guild) == partition).toList();
    }

    private void reach(GuildId guild) {
        if (failures > 0) {
            failures--;
            throw unavailable(guild);
        }
    }

    private static JournalUnavailableException unavailable(GuildId guild) {
        return new JournalUnavailableException(guild, new IllegalStateException("on purpose"));
    }
}
