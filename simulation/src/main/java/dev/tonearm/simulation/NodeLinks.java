package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.worker.audio.PlayerReports;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One partition's links to all nodes and its guilds' players; `PartitionNodes` in short.
final class NodeLinks {
    private static final long SECOND = 1_000_000_000;

    /// How often a guild that has no node asks for one.
    private static final long LOOK_EVERY = 2 * SECOND;

    private static final int LOOKS_PER_AUDIT = 15;

    private final int partition;
    private final NodesPort.Around around;
    private final PlayerReports reports;
    private final List<NodeLink> links;
    private final Map<GuildId, GuildCopy> copies = new LinkedHashMap<>();
    private final Instant knownSince;
    private boolean closed;

    NodeLinks(int partition, NodesPort.Around around, PlayerReports reports) {
        this.partition = partition;
        this.around = around;
        this.reports = reports;
        this.knownSince = around.timer().instant();
        this.links = around.nodes().stream().map(node -> new NodeLink(this, node, around)).toList();
    }

    void open() {
        links.forEach(link -> spawn("link", link::keep));
        spawn("look after", this::lookAfter);
    }

    void close() {
        closed = true;
        hangUp();
    }

    void hangUp() {
        links.forEach(NodeLink::hangUp);
    }

    boolean closed() {
        return closed;
    }

    boolean mayAct() {
        return !closed && around.mayAct().test(partition);
    }

    /// Since when all that nodes say is heard.
    Instant knownSince() {
        return knownSince;
    }

    PlayerReports reports() {
        return reports;
    }

    GuildCopy copy(GuildId guild) {
        return copies.computeIfAbsent(guild, id -> new GuildCopy(this, id, around));
    }

    List<GuildCopy> copies() {
        return List.copyOf(copies.values());
    }

    /// A node for a new player.
    ///
    /// @param except one that is not wanted
    @Nullable NodeLink best(@Nullable NodeLink except) {
        for (NodeLink link : links) if (link.usable() && link != except) return link;
        return null;
    }

    /// Whether each node can be used or is dead.
    boolean settled() {
        return links.stream().allMatch(link -> link.usable() || link.dead());
    }

    /// A link knows what its node has: the rest is made true.
    void settleAll() {
        for (GuildCopy copy : copies()) {
            if (copy.unsettled()) spawn("settle", copy::settle);
        }
    }

    private void lookAfter() {
        for (int looks = 1; !closed; looks++) {
            around.scheduler().sleep(LOOK_EVERY);
            if (closed) return;
            if (looks % LOOKS_PER_AUDIT == 0 && around.audited()) spawn("audit", this::audit);
            if (copies.values().stream().anyMatch(GuildCopy::waits)) settleAll();
        }
    }

    private void audit() {
        for (NodeLink link : links) {
            if (link.usable() && mayAct()) new NodeAudit(link, this, around).run();
        }
    }

    /// Carries a request to a node.
    ///
    /// @return false if there was no answer
    boolean send(NodeLink link, NodesPort.Request request, Object about, Runnable effect) {
        return around.requests().send(partition, link.node(), request, about, effect);
    }

    SimNode.Session session(NodeLink link) {
        return link.node().session(partition);
    }

    void spawn(String label, Runnable job) {
        around.scheduler().spawn(around.host(), label, job);
    }
}
