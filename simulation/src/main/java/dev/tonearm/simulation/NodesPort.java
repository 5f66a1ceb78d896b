package dev.tonearm.simulation;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.lease.PartitionResource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One worker's audio nodes, in the place of `LavalinkNodes` and by its rules: one request of a
/// guild at a time, each only while the lease is ours; what could not be done is tried again; a
/// player that is found is taken over; a guild leaves a node that is away for long; what differs
/// all the same is found by an audit.
final class NodesPort implements AudioNodes, PartitionResource {
    private static final long MILLI = 1_000_000;

    private final Around around;
    private final Partitions partitions;
    private final Map<Integer, NodeLinks> opened = new TreeMap<>();
    private @Nullable PlayerReports reports;
    private int openings;

    /// What the port's parts need.
    ///
    /// @param mayAct whether a partition's lease is ours
    /// @param audited whether there is an audit
    /// @param listens whether it is remembered what was heard
    record Around(
            Host host,
            Scheduler scheduler,
            Wire wire,
            List<SimNode> nodes,
            IntPredicate mayAct,
            SimTimer timer,
            Requests requests,
            boolean audited,
            boolean listens) {}

    /// What is asked of a node.
    enum Request {
        CONNECT(false),
        PLAYERS(false),
        PATCH(true),
        DESTROY(true);

        private final boolean writes;

        Request(boolean writes) {
            this.writes = writes;
        }

        /// Whether it changes a player.
        boolean writes() {
            return writes;
        }
    }

    /// Requests on their way to a node.
    interface Requests {
        /// Carries one to a node.
        ///
        /// @param about what it says, in the words of those who read the trace
        /// @return false if there was no answer
        boolean send(int partition, SimNode node, Request request, Object about, Runnable effect);
    }

    NodesPort(Around around, Partitions partitions) {
        this.around = around;
        this.partitions = partitions;
    }

    /// How often this worker began to know anything of a partition.
    int openings() {
        return openings;
    }

    void start(PlayerReports to) {
        reports = to;
    }

    @Override
    public void open(int partition) {
        Wire wire = around.wire();
        wire.sleep(wire.between(2 * MILLI, 30 * MILLI));
        if (opened.containsKey(partition)) return;
        var links = new NodeLinks(partition, around, this::report);
        opened.put(partition, links);
        openings++;
        links.open();
    }

    @Override
    public boolean ready(int partition) {
        NodeLinks links = opened.get(partition);
        return links != null && links.settled();
    }

    @Override
    public void close(int partition) {
        NodeLinks links = opened.remove(partition);
        if (links != null) links.close();
    }

    /// The process is dead, or cut off from all nodes: its connections close.
    void hangUp() {
        opened.values().forEach(NodeLinks::hangUp);
    }

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        NodeLinks links = opened.get(partitions.of(guild));
        return links == null ? Reconciled.LATER : links.copy(guild).reconcile(desired);
    }

    @Override
    public void leaveAlone(GuildId guild) {
        // The copy forgets no player by itself.
    }

    @Override
    public Place whereIs(GuildId guild, EntryId entry) {
        NodeLinks links = opened.get(partitions.of(guild));
        return links == null ? Place.UNKNOWN : links.copy(guild).whereIs(entry);
    }

    @Override
    public LoadResult load(String identifier) {
        return new LoadResult.Nothing();
    }

    private void report(GuildId guild, PlayerInput input) {
        PlayerReports to = reports;
        if (to != null) to.report(guild, input);
    }
}
