package dev.tonearm.interactions.answer;

import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is true about guilds' players, for answers.
///
/// A long queue's snapshot is megabytes. Who turns its pages soon meets the same environment again,
/// which then reads only the lines since: a state is a fold of the journal, so it never becomes
/// wrong, only old. Not for many threads: an environment has one invocation at a time.
final class GuildStates {
    /// Queues that are shorter come whole with one read, which is what the lines would cost.
    private static final int LONG = 200;

    /// Ten thousand entries are some megabytes of an environment's memory.
    private static final int KEPT = 4;

    /// Lines are kept for far longer, so hardly one since can be gone.
    private static final Duration RECENT = Duration.ofMinutes(1);

    /// More than a guild may cause in that time.
    private static final int LINES = 500;

    private final PlayerJournal journal;
    private final JournalGlance glance;
    private final InstantSource clock;
    private final Map<GuildId, Known> known =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<GuildId, Known> eldest) {
                    return size() > KEPT;
                }
            };

    GuildStates(PlayerJournal journal, JournalGlance glance, InstantSource clock) {
        this.journal = journal;
        this.glance = glance;
        this.clock = clock;
    }

    /// The state as it is now, as far as this build can read it. May throw what the journal throws.
    Loaded of(GuildId guild) {
        Instant now = clock.instant();
        Known before = known.remove(guild);
        Loaded loaded =
                before == null || before.readAt.plus(RECENT).isBefore(now)
                        ? journal.load(guild)
                        : since(guild, before.state);
        PlayerState state = loaded.readable();
        if (state.queue().size() >= LONG) known.put(guild, new Known(state, now));
        return loaded;
    }

    /// The state a moment ago, if it costs little to know it: it is short, or this environment has
    /// read it not long since. May throw what the journal throws.
    Optional<PlayerState> atAGlance(GuildId guild) {
        Instant now = clock.instant();
        Known before = known.get(guild);
        Optional<PlayerState> state =
                before == null || before.readAt.plus(RECENT).isBefore(now)
                        ? glance.state(guild)
                        : glance.since(guild, before.state);
        state.filter(seen -> seen.queue().size() >= LONG)
                .ifPresent(seen -> known.put(guild, new Known(seen, now)));
        return state;
    }

    private Loaded since(GuildId guild, PlayerState before) {
        List<Reading<JournalLine>> lines = journal.lines(guild, before.sequence() + 1, LINES);
        if (lines.size() == LINES) return journal.load(guild);
        return follow(lines, before) ? Loaded.fold(before, lines) : journal.load(guild);
    }

    /// Lines may be gone that a snapshot covers; one that says nothing stands where somebody was
    /// taken out of what was before it.
    private static boolean follow(List<Reading<JournalLine>> lines, PlayerState before) {
        long next = before.sequence() + 1;
        for (Reading<JournalLine> line : lines) {
            if (line instanceof Reading.Read<JournalLine>(var read)
                    && (read.sequence() != next || read.events().isEmpty())) return false;
            next++;
        }
        return true;
    }

    private record Known(PlayerState state, Instant readAt) {}
}
