package dev.tonearm.worker.shards;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Holds a shard's voice state updates back so that no minute has more than Discord takes: above
/// 120 sends it closes the connection, and JDA, which counts whole minutes, would stand still for
/// one.
///
/// Only the newest wish of a guild waits.
final class JoinPace {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int limit;
    private final Map<GuildId, Move> waiting = new LinkedHashMap<>();
    private final Deque<Instant> sent = new ArrayDeque<>();

    JoinPace(int limit) {
        this.limit = limit;
    }

    /// A voice state update to send.
    ///
    /// @param afresh whether to leave first, because Discord did not answer otherwise
    record Move(GuildId guild, Whereabouts to, boolean afresh) {
        int sends() {
            return afresh ? 2 : 1;
        }
    }

    synchronized void add(Move move) {
        waiting.put(move.guild(), move);
    }

    synchronized void drop(GuildId guild) {
        waiting.remove(guild);
    }

    synchronized boolean holds(GuildId guild) {
        return waiting.containsKey(guild);
    }

    /// What may be sent now; it counts as sent.
    synchronized List<Move> due(Instant now) {
        while (!sent.isEmpty() && !sent.getFirst().plus(WINDOW).isAfter(now)) sent.removeFirst();
        List<Move> due = new ArrayList<>();
        var moves = waiting.values().iterator();
        while (moves.hasNext()) {
            Move move = moves.next();
            if (sent.size() + move.sends() > limit) break;
            for (int i = 0; i < move.sends(); i++) sent.addLast(now);
            due.add(move);
            moves.remove();
        }
        return due;
    }
}
