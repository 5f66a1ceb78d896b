package dev.tonearm.worker.audio.session;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.guild.Finding;
import dev.tonearm.worker.audio.guild.GuildLink;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
    private final Links links;
    private final Timer timer;
    private final Runnable mends;

    /// @param mends called for each player that is mended
    Audit(NodeSession session, Links links, Timer timer, Runnable mends) {
        this.session = session;
        this.links = links;
        this.timer = timer;
        this.mends = mends;
    }

    /// The guilds of a partition.
    interface Links {
        /// Those that are known.
        Collection<GuildLink> all();

        /// One that may not have been.
        GuildLink link(GuildId guild);
    }

    void run() throws InterruptedException {
        Set<GuildId> suspects = new HashSet<>();
        look((link, _, finding, _) -> {
            if (finding != Finding.FINE) suspects.add(link.guild());
        });
        if (suspects.isEmpty()) return;
        timer.sleep(SECOND_LOOK);
        look((link, found, finding, asked) -> {
            if (finding == Finding.FINE || !suspects.contains(link.guild())) return;
            if (!link.mend(session, found, asked)) return;
            log.warn(
                    "guild {}: node {}: its player was {}; mended", link.guild(), session, finding);
            mends.run();
        });
    }

    private interface Look {
        void at(GuildLink link, NodePlayer found, Finding finding, Instant asked);
    }

    private void look(Look look) {
        Instant asked = timer.instant();
        Optional<Map<GuildId, NodePlayer>> found = session.requests().players();
        if (found.isEmpty()) return;
        // A late request of whoever was here before may have made a player of whom nobody knows.
        found.get().keySet().forEach(links::link);
        for (GuildLink link : links.all()) {
            NodePlayer there = found.get().getOrDefault(link.guild(), NodePlayer.NONE);
            look.at(link, there, link.compare(session, there, asked), asked);
        }
    }
}
