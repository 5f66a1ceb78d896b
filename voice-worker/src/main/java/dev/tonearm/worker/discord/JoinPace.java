package dev.tonearm.worker.discord;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Holds a shard's voice state updates back so that no minute has more than Discord takes: above
/// 120 sends it closes the connection, and JDA, which counts whole minutes, would stand still for
/// one.
///
/// Guilds that play go before those that do not, and who has waited longest goes first among each:
/// after a lost session it is minutes until a big shard is back everywhere, and silence should be
/// heard where nobody listens. Only the newest wish of a guild waits, at the place of its first.
public final class JoinPace {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int limit;
    private final Map<GuildId, Place> places = new HashMap<>();
    private final NavigableMap<Place, Move> waiting = new TreeMap<>();
    private final Deque<Instant> sent = new ArrayDeque<>();
    private long numbers;

    public JoinPace(int limit) {
        this.limit = limit;
    }

    /// A voice state update to send.
    ///
    /// @param afresh whether to leave first, because Discord did not answer otherwise
    public record Move(GuildId guild, Whereabouts to, boolean afresh, Urgency urgency) {
        int sends() {
            return afresh ? 2 : 1;
        }

        private Move as(Urgency changed) {
            return new Move(guild, to, afresh, changed);
        }
    }

    /// Where a guild stands in the line.
    ///
    /// @param number grows with each guild that comes to wait
    private record Place(Urgency urgency, long number) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::urgency).thenComparingLong(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    public synchronized void add(Move move) {
        Place old = places.get(move.guild());
        if (old != null) waiting.remove(old);
        var place = new Place(move.urgency(), old == null ? numbers++ : old.number());
        places.put(move.guild(), place);
        waiting.put(place, move);
    }

    /// The guild began or ceased to play while its move waits; nothing if none does.
    public synchronized void reorder(GuildId guild, Urgency urgency) {
        Place place = places.get(guild);
        Move move = place == null ? null : waiting.get(place);
        if (move != null) add(move.as(urgency));
    }

    synchronized void drop(GuildId guild) {
        Place place = places.remove(guild);
        if (place != null) waiting.remove(place);
    }

    synchronized boolean holds(GuildId guild) {
        return places.containsKey(guild);
    }

    /// What may be sent now; it counts as sent.
    ///
    /// @param reachable whether Discord would take it; the others keep their places
    public synchronized List<Move> due(Instant now, Predicate<GuildId> reachable) {
        while (!sent.isEmpty() && !sent.getFirst().plus(WINDOW).isAfter(now)) sent.removeFirst();
        List<Move> due = new ArrayList<>();
        for (Move move : List.copyOf(waiting.values())) {
            if (!reachable.test(move.guild())) continue;
            if (sent.size() + move.sends() > limit) break;
            for (int i = 0; i < move.sends(); i++) sent.addLast(now);
            due.add(move);
            drop(move.guild());
        }
        return due;
    }
}
