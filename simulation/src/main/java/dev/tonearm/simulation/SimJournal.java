package dev.tonearm.simulation;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.House;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJournal.AppendOutcome;
import dev.tonearm.core.player.PlayerJson;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Votes;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The store's journals, with its conditions. Unlike the store it forgets no line.
final class SimJournal {
    private final Partitions partitions;
    private final boolean careless;
    private final boolean forgetsVotes;
    private final LongSupplier clock;
    private final Map<GuildId, List<Kept<JournalLine>>> lines = new LinkedHashMap<>();

    /// When each of them was written.
    private final Map<GuildId, List<Long>> times = new HashMap<>();

    private final Map<GuildId, Kept<PlayerState>> snapshots = new LinkedHashMap<>();
    private final Set<GuildId> open = new LinkedHashSet<>();

    /// @param clock nanoseconds of the run
    /// @param careless whether a line is appended without its condition, to see that somebody
    ///   notices
    SimJournal(Partitions partitions, LongSupplier clock, boolean careless, boolean forgetsVotes) {
        this.partitions = partitions;
        this.clock = clock;
        this.careless = careless;
        this.forgetsVotes = forgetsVotes;
    }

    private AppendOutcome append(GuildId guild, List<JournalLine> appended, PlayerJson json) {
        List<Kept<JournalLine>> known = lines.computeIfAbsent(guild, _ -> new ArrayList<>());
        long first = appended.getFirst().sequence();
        if (first > known.size() + 1) {
            throw new IllegalStateException("line " + first + " leaves a gap in " + guild);
        }
        if (first <= known.size()) {
            if (!careless) return new AppendOutcome.Conflict();
            for (JournalLine line : appended) {
                var moved =
                        new JournalLine(known.size() + 1L, line.at(), line.cause(), line.events());
                known.add(new Kept<>(json.format(moved), moved));
            }
        } else {
            for (JournalLine line : appended) known.add(new Kept<>(json.format(line), line));
        }
        List<Long> written = times.computeIfAbsent(guild, _ -> new ArrayList<>());
        while (written.size() < known.size()) written.add(clock.getAsLong());
        open.add(guild);
        return new AppendOutcome.Appended();
    }

    private Loaded load(GuildId guild, Reader reader) {
        Loaded loaded = Loaded.fold(reader.state(newest(guild)), sinceSnapshot(guild, reader));
        return forgetsVotes && loaded instanceof Loaded.Whole(var state)
                ? new Loaded.Whole(withoutVotes(state))
                : loaded;
    }

    private static PlayerState withoutVotes(PlayerState state) {
        House house = state.house();
        return new PlayerState(
                state.sequence(),
                state.deck(),
                state.waiting(),
                state.stay(),
                state.sound(),
                state.shown(),
                state.story(),
                state.memory(),
                new House(
                        house.manners(),
                        Votes.NONE,
                        house.hush(),
                        house.idleSince(),
                        house.comeback()));
    }

    private Optional<PlayerState> at(GuildId guild, long sequence, Reader reader) {
        return Loaded.foldTo(sequence, reader.state(newest(guild)), sinceSnapshot(guild, reader));
    }

    private List<Reading<JournalLine>> sinceSnapshot(GuildId guild, Reader reader) {
        List<Kept<JournalLine>> all = kept(guild);
        return all.subList((int) newest(guild).what().sequence(), all.size()).stream()
                .map(reader::line)
                .toList();
    }

    private void snapshot(GuildId guild, PlayerState state, Reader reader) {
        Kept<PlayerState> before = newest(guild);
        if (!reader.mayReplace(before) || state.sequence() <= before.what().sequence()) return;
        snapshots.put(guild, new Kept<>(reader.json().format(state), state));
    }

    private void settle(GuildId guild, PlayerState state, Reader reader) {
        if (state.sequence() == 0 || kept(guild).size() != state.sequence()) return;
        if (!reader.mayReplace(newest(guild))) return;
        snapshots.put(guild, new Kept<>(reader.json().format(state), state));
        open.remove(guild);
    }

    List<JournalLine> all(GuildId guild) {
        return kept(guild).stream().map(Kept::what).toList();
    }

    /// The lines that were written from a time on.
    List<JournalLine> since(GuildId guild, long time) {
        List<JournalLine> all = all(guild);
        List<Long> written = times.getOrDefault(guild, List.of());
        int first = 0;
        while (first < written.size() && written.get(first) < time) first++;
        return all.subList(first, all.size());
    }

    /// What the snapshot and the lines after it say, to who reads every format.
    PlayerState state(GuildId guild) {
        PlayerState state = newest(guild).what();
        List<JournalLine> all = all(guild);
        for (JournalLine line : all.subList((int) state.sequence(), all.size())) {
            state = state.after(line);
        }
        return state;
    }

    private List<Kept<JournalLine>> kept(GuildId guild) {
        return lines.getOrDefault(guild, List.of());
    }

    private Kept<PlayerState> newest(GuildId guild) {
        return snapshots.getOrDefault(guild, new Kept<>(Formats.FIRST, PlayerState.NEW));
    }

    /// What somebody wrote, and the format that it needs.
    private record Kept<T>(int format, T what) {}

    /// A build that reads and writes.
    ///
    /// @param heeds whether it heeds what it reads of formats, or reads past what it does not know
    private record Reader(Formats formats, boolean heeds, PlayerJson json) {
        boolean mayReplace(Kept<PlayerState> snapshot) {
            return !heeds || snapshot.format <= formats.reads();
        }

        Reading<PlayerState> state(Kept<PlayerState> kept) {
            if (kept.format <= formats.reads()) return new Reading.Read<>(kept.what);
            if (heeds) return new Reading.Newer<>(kept.format);
            PlayerState state = kept.what;
            return new Reading.Read<>(
                    new PlayerState(
                            state.sequence(),
                            state.deck(),
                            state.waiting(),
                            state.stay(),
                            PlayerState.NEW.sound(),
                            state.shown(),
                            PlayerState.NEW.story(),
                            state.memory(),
                            state.house()));
        }

        Reading<JournalLine> line(Kept<JournalLine> kept) {
            if (kept.format <= formats.reads()) return new Reading.Read<>(kept.what);
            if (heeds) return new Reading.Newer<>(kept.format);
            JournalLine line = kept.what;
            return new Reading.Read<>(
                    new JournalLine(line.sequence(), line.at(), line.cause(), List.of()));
        }
    }

    /// The store as a build of these formats sees it.
    ///
    /// @param heeds whether it heeds the numbers, to see that somebody notices
    PlayerJournal as(Formats formats, boolean heeds) {
        var reader = new Reader(formats, heeds, new PlayerJson(formats));
        return new PlayerJournal() {
            @Override
            public AppendOutcome append(GuildId guild, List<JournalLine> appended) {
                return SimJournal.this.append(guild, appended, reader.json());
            }

            @Override
            public Loaded load(GuildId guild) {
                return SimJournal.this.load(guild, reader);
            }

            @Override
            public List<Reading<JournalLine>> lines(GuildId guild, long sequence, int limit) {
                return kept(guild).stream()
                        .filter(line -> line.what().sequence() >= sequence)
                        .limit(limit)
                        .map(reader::line)
                        .toList();
            }

            @Override
            public Optional<PlayerState> at(GuildId guild, long sequence) {
                return SimJournal.this.at(guild, sequence, reader);
            }

            @Override
            public void snapshot(GuildId guild, PlayerState state) {
                SimJournal.this.snapshot(guild, state, reader);
            }

            @Override
            public void settle(GuildId guild, PlayerState state) {
                SimJournal.this.settle(guild, state, reader);
            }

            @Override
            public List<GuildId> open(int partition) {
                return open.stream().filter(guild -> partitions.of(guild) == partition).toList();
            }
        };
    }

    /// A worker's way to it.
    static PlayerJournal port(PlayerJournal journal, Wire wire) {
        // What is late is over within the lease's margin: a line that is on its way for longer than
        // its writer's lease is what the margin is for.
        var bounds = new Bounds(40, Duration.ofSeconds(3), Duration.ofMillis(900));
        return new PlayerJournal() {
            @Override
            public AppendOutcome append(GuildId guild, List<JournalLine> lines) {
                return call(guild, "append", lines, () -> journal.append(guild, lines));
            }

            @Override
            public Loaded load(GuildId guild) {
                return call(guild, "load", guild, () -> journal.load(guild));
            }

            @Override
            public List<Reading<JournalLine>> lines(GuildId guild, long sequence, int limit) {
                return call(guild, "lines", guild, () -> journal.lines(guild, sequence, limit));
            }

            @Override
            public Optional<PlayerState> at(GuildId guild, long sequence) {
                return call(guild, "state at", guild, () -> journal.at(guild, sequence));
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
