package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the players that a node has with those that it should have, and mends what differs
/// twice; the audio package's `Audit` in short.
final class NodeAudit {
    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    private final NodeLink link;
    private final NodeLinks of;
    private final NodesPort.Around around;

    /// What is wrong with a guild's player at a node.
    enum Finding {
        FINE,
        /// It should not be there, or not at this node.
        ORPHAN,
        /// It should be there.
        MISSING,
        /// It plays something else, or otherwise.
        WRONG
    }

    NodeAudit(NodeLink link, NodeLinks of, NodesPort.Around around) {
        this.link = link;
        this.of = of;
        this.around = around;
    }

    void run() {
        Set<GuildId> suspects = new LinkedHashSet<>();
        look((copy, found, asked) -> {
            if (copy.compare(link, found, asked) != Finding.FINE) suspects.add(copy.guild());
        });
        if (suspects.isEmpty()) return;
        around.scheduler().sleep(SECOND_LOOK.toNanos());
        look((copy, found, asked) -> {
            if (suspects.contains(copy.guild())
                    && copy.compare(link, found, asked) != Finding.FINE) {
                copy.mend(link, found, asked);
            }
        });
    }

    private interface Look {
        void at(GuildCopy copy, SimNode.@Nullable Shown found, Instant asked);
    }

    private void look(Look look) {
        Instant asked = around.timer().instant();
        Optional<Map<GuildId, SimNode.Shown>> found = link.players();
        if (found.isEmpty()) return;
        for (GuildCopy copy : of.copies()) look.at(copy, found.get().get(copy.guild()), asked);
    }
}
