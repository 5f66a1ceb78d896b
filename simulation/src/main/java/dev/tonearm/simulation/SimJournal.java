package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The store's journals, with its conditions. Unlike the store it forgets no line.
final class SimJournal implements PlayerJournal {
    private final Partitions partitions;
    private final boolean careless;
    private final Map<GuildId, List<JournalLine>> lines = new LinkedHashMap<>();
    private final Map<GuildId, PlayerState> snapshots = new LinkedHashMap<>();
    private final Set<GuildId> open = new LinkedHashSet<>();

    /// @param careless whether a line is appended without its condition, to see that somebody
    ///   notices
    SimJournal(Partitions partitions, boolean careless) {
        this.partitions = partitions;
        this.careless = careless;
    }

    @Override
    public AppendOutcome append(GuildId guild, List<JournalLine> appended) {
        List<JournalLine> known = lines.computeIfAbsent(guild, _ -> new ArrayList<>());
        long first = appended.getFirst().sequence();
        if (first > known.size() + 1) {
            throw new IllegalStateException("line " + first + " leaves a gap in " + guild);
        }
        if (first <= known.size()) {
            if (!careless) return new AppendOutcome.Conflict();
            for (JournalLine line : appended) {
                known.add(
                        new JournalLine(known.size() + 1L, line.at(), line.cause(), line.events()));
            }
        } else {
            known.addAll(appended);
        }
        open.add(guild);
        return new AppendOutcome.Appended();
    }

    @Override
    public PlayerState load(GuildId guild) {
        PlayerState state = snapshots.getOrDefault(guild, PlayerState.NEW);
        List<JournalLine> all = all(guild);
        for (JournalLine line : all.subList((int) state.sequence(), all.size())) {
            state = state.after(line);
        }
        return state;
    }

    @Override
    public List<JournalLine> lines(GuildId guild, long sequence, int limit) {
        return all(guild).stream()
                .filter(line -> line.sequence() >= sequence)
                .limit(limit)
                .toList();
    }

    @Override
    public void snapshot(GuildId guild, PlayerState state) {
        if (state.sequence() > snapshots.getOrDefault(guild, PlayerState.NEW).sequence()) {
            snapshots.put(guild, state);
        }
    }

    @Override
    public void settle(GuildId guild, PlayerState state) {
        if (state.sequence() == 0 || all(guild).size() != state.sequence()) return;
        snapshots.put(guild, state);
        open.remove(guild);
    }

    @Override
    public List<GuildId> open(int partition) {
        return open.stream().filter(guild -> partitions.of(guild) == partition).toList();
    }

    List<JournalLine> all(GuildId guild) {
        return lines.getOrDefault(guild, List.of());
    }

    /// A worker's way to it.
    static PlayerJournal port(SimJournal journal, Wire wire) {
        // What is late is over within the lease's margin: a line that is on its way for longer than
        // its writer's lease is what the margin is for.
        var bounds = new Bounds(40, Duration.ofSeconds(3), Duration.ofMillis(900));
        return new PlayerJournal() {
            @Override
            public AppendOutcome append(GuildId guild, List<JournalLine> lines) {
                return call(guild, "append", lines, () -> journal.append(guild, lines));
            }

            @Override
            public PlayerState load(GuildId guild) {
                return call(guild, "load", guild, () -> journal.load(guild));
            }

            @Override
            public List<JournalLine> lines(GuildId guild, long sequence, int limit) {
                return call(guild, "lines", guild, () -> journal.lines(guild, sequence, limit));
            }

            @Override
            public void snapshot(GuildId guild, PlayerState state) {
                call(
                        guild,
                        "snapshot",
                        state,
                        () -> {
                            journal.snapshot(guild, state);
                            return true;
                        });
            }

            @Override
            public void settle(GuildId guild, PlayerState state) {
                call(
                        guild,
                        "settle",
                        guild,
                        () -> {
                            journal.settle(guild, state);
                            return true;
                        });
            }

            @Override
            public List<GuildId> open(int partition) {
                return wire.call(
                        Port.STORE,
                        "open guilds",
                        partition,
                        bounds,
                        () -> journal.open(partition),
                        why ->
                                JournalUnavailableException.ofPartition(
                                        partition, new IllegalStateException(why)));
            }

            private <T> T call(GuildId guild, String what, Object about, Supplier<T> effect) {
                return wire.call(
                        Port.STORE,
                        what,
                        about,
                        bounds,
                        effect,
                        why ->
                                new JournalUnavailableException(
                                        guild, new IllegalStateException(why)));
            }
        };
    }
}
