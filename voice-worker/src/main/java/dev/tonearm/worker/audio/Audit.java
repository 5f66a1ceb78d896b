package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares the players that a session has with those that it should have, and mends what differs.
///
/// What differs is looked at twice: an answer and an event about the same change come by different
/// ways, and either may be the first.
final class Audit {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    private final NodeSession session;
    private final Map<GuildId, GuildPlayer> players;
    private final InstantSource clock;
    private final Runnable mends;

    /// @param players those that are known, of the whole partition
    /// @param mends called for each player that is mended
    Audit(
            NodeSession session,
            Map<GuildId, GuildPlayer> players,
            InstantSource clock,
            Runnable mends) {
        this.session = session;
        this.players = players;
        this.clock = clock;
        this.mends = mends;
    }

    /// What is wrong with a guild's player in a session.
    enum Finding {
        FINE,
        /// It should not be there, or not in this session.
        ORPHAN,
        /// It should be there.
        MISSING,
        /// It plays something else, or otherwise.
        WRONG
    }

    void run() throws InterruptedException {
        Set<GuildId> suspects = new HashSet<>();
        look((player, _, finding, _) -> {
            if (finding != Finding.FINE) suspects.add(player.guild());
        });
        if (suspects.isEmpty()) return;
        Thread.sleep(SECOND_LOOK);
        look((player, found, finding, asked) -> {
            if (finding == Finding.FINE || !suspects.contains(player.guild())) return;
            if (!player.mend(session, found, asked)) return;
            log.warn(
                    "guild {}: node {}: its player was {}; mended",
                    player.guild(),
                    session,
                    finding);
            mends.run();
        });
    }

    private interface Look {
        void at(GuildPlayer player, NodePlayer found, Finding finding, Instant asked);
    }

    private void look(Look look) {
        Instant asked = clock.instant();
        Optional<Map<GuildId, NodePlayer>> found = session.players();
        if (found.isEmpty()) return;
        for (GuildPlayer player : players.values()) {
            NodePlayer there = found.get().getOrDefault(player.guild(), NodePlayer.NONE);
            look.at(player, there, player.compare(session, there, asked), asked);
        }
    }
}
