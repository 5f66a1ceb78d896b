package dev.tonearm.worker.player;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJson;
import dev.tonearm.core.player.PlayerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Journals in memory, with the troubles that a real store has on demand.
final class MemoryJournal implements PlayerJournal {
    private final Partitions partitions = new Partitions(2);
    private final Map<GuildId, List<Kept<JournalLine>>> lines;
    private final Map<GuildId, Kept<PlayerState>> snapshots;
    private final Set<GuildId> open;
    private final Formats formats;
    private final PlayerJson json;
    private int failures;
    private int lostAnswers;

    MemoryJournal() {
        this(
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                ConcurrentHashMap.newKeySet(),
                Formats.CURRENT);
    }

    private MemoryJournal(
            Map<GuildId, List<Kept<JournalLine>>> lines,
            Map<GuildId, Kept<PlayerState>> snapshots,
            Set<GuildId> open,
            Formats formats) {
        this.lines = lines;
        this.snapshots = snapshots;
        this.open = open;
        this.formats = formats;
        this.json = new PlayerJson(formats);
    }

    /// The same store, as another build sees it.
    MemoryJournal as(Formats other) {
        return new MemoryJournal(lines, snapshots, open, other);
    }

    /// The next calls fail without effect.
    synchronized void failNext(int calls) {
        failures = calls;
    }

    /// The next appends take effect and fail all the same.
    synchronized void loseAnswers(int calls) {
        lostAnswers = calls;
    }

    synchronized List<JournalLine> all(GuildId guild) {
        return kept(guild).stream().map(Kept::what).toList();
    }

    synchronized PlayerState snapshotOf(GuildId guild) {
        return snapshot(guild).what();
    }

    private List<Kept<JournalLine>> kept(GuildId guild) {
        return List.copyOf(lines.getOrDefault(guild, List.of()));
    }

    private Kept<PlayerState> snapshot(GuildId guild) {
        return snapshots.getOrDefault(guild, new Kept<>(Formats.FIRST, PlayerState.NEW));
    }

    @Override
    public synchronized AppendOutcome append(GuildId guild, List<JournalLine> appended) {
        reach(guild);
        List<Kept<JournalLine>> known = lines.computeIfAbsent(guild, _ -> new ArrayList<>());
        if (appended.getFirst().sequence() != known.size() + 1) return new AppendOutcome.Conflict();
        for (JournalLine line : appended) known.add(new Kept<>(json.format(line), line));
        open.add(guild);
        if (lostAnswers > 0) {
            lostAnswers--;
            throw unavailable(guild);
        }
        return new AppendOutcome.Appended();
    }

    @Override
    public synchronized Loaded load(GuildId guild) {
        reach(guild);
        return Loaded.fold(
                snapshot(guild).readBy(formats),
                lines(guild, snapshotOf(guild).sequence() + 1, Integer.MAX_VALUE));
    }

    @Override
    public synchronized List<Reading<JournalLine>> lines(GuildId guild, long sequence, int limit) {
        reach(guild);
        return kept(guild).stream()
                .filter(line -> line.what().sequence() >= sequence)
                .limit(limit)
                .map(line -> line.readBy(formats))
                .toList();
    }

    @Override
    public synchronized Optional<PlayerState> at(GuildId guild, long sequence) {
        return Loaded.foldTo(
                sequence,
                snapshot(guild).readBy(formats),
                lines(guild, snapshotOf(guild).sequence() + 1, Integer.MAX_VALUE));
    }

    @Override
    public synchronized void snapshot(GuildId guild, PlayerState state) {
        reach(guild);
        Kept<PlayerState> before = snapshot(guild);
        if (before.format() <= formats.reads() && state.sequence() > before.what().sequence())
            snapshots.put(guild, new Kept<>(json.format(state), state));
    }

    @Override
    public synchronized void settle(GuildId guild, PlayerState state) {
        if (snapshot(guild).format() > formats.reads()) return;
        snapshot(guild, state);
        if (all(guild).size() == state.sequence()) open.remove(guild);
    }

    @Override
    public synchronized List<GuildId> open(int partition) {
        return open.stream().filter(guild -> partitions.of(guild) == partition).toList();
    }

    /// What somebody wrote, and the format that it needs.
    private record Kept<T>(int format, T what) {
        Reading<T> readBy(Formats formats) {
            return format > formats.reads()
                    ? new Reading.Newer<>(format)
                    : new Reading.Read<>(what);
        }
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
