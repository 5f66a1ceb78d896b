package dev.tonearm.core.statistics;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.player.PlaybackEvent.Ended;
import dev.tonearm.core.player.PlaybackEvent.Returned;
import dev.tonearm.core.player.PlaybackEvent.Started;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent.Enqueued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one server's journal says of one day. Lines may come in any order, and twice.
final class HeardLines {
    private static final String HEED = new HouseCommand.Heed().form().wire();

    private final Set<Long> seen = new HashSet<>();
    private final Set<UserId> people = new HashSet<>();
    private final Map<String, Long> sums = new HashMap<>();
    private final List<EntryId> started = new ArrayList<>();

    /// Of what was asked for on the same day: a track's line says what is played by its id alone.
    private final Map<EntryId, Source> sources = new HashMap<>();

    void add(JournalLine line) {
        if (!seen.add(line.sequence())) return;
        if (!ours(line)) line.doer().ifPresent(people::add);
        if (line.cause() instanceof Cause.Asked asked && !ours(line)) {
            count(DayFigures.COMMANDS);
            count(DayFigures.COMMANDS + "." + Catalogue.familyOf(asked.command()).orElse("other"));
        }
        line.events().forEach(this::add);
    }

    /// Whether we told the player something ourselves, in nobody's name.
    private static boolean ours(JournalLine line) {
        return line.cause() instanceof Cause.Asked asked && asked.command().equals(HEED);
    }

    private void add(PlayerEvent event) {
        switch (event) {
            case Enqueued enqueued -> enqueued.entries().forEach(this::remember);
            case Returned(var entry) -> {
                remember(entry);
                started.add(entry.id());
            }
            // From a place in it: it goes on.
            case Started(var entry, _, long position) when position == 0 -> started.add(entry);
            case Ended ended when ended.reason() == EndReason.FAILED ->
                    count(DayFigures.FAILED_TRACKS);
            default -> {}
        }
    }

    private void remember(QueueEntry entry) {
        sources.put(entry.id(), Source.of(entry.track()));
    }

    private void count(String name) {
        sums.merge(name, 1L, Long::sum);
    }

    Set<UserId> people() {
        return people;
    }

    /// Adds what there is to a sum.
    void addTo(Map<String, Long> all) {
        sums.forEach((name, sum) -> all.merge(name, sum, Long::sum));
        for (EntryId entry : started) {
            all.merge(DayFigures.TRACKS, 1L, Long::sum);
            Source source = sources.getOrDefault(entry, Source.UNKNOWN);
            all.merge(source.figure(), 1L, Long::sum);
        }
    }
}
