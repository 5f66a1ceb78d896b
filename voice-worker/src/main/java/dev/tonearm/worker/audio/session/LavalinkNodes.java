package dev.tonearm.worker.audio.session;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.AudioNodes;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.VoiceServers;
import dev.tonearm.worker.audio.guild.GuildLink;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.lease.PartitionResource;
import dev.tonearm.worker.telemetry.CallSpan;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Machine;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Audio nodes that speak Lavalink v4, each with a session per partition.
public final class LavalinkNodes
        implements AudioNodes, VoiceServers, PartitionResource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LavalinkNodes.class);

    private static final Duration TICK = Duration.ofMillis(200);

    /// Of the list of nodes.
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final AudioSettings settings;
    private final Partitions partitions;
    private final NodeSessions sessions;
    private final IntPredicate mayAct;
    private final Machine machine;
    private final NodeFinder finder;
    private final Map<String, NodeLoad> loads = new ConcurrentHashMap<>();
    private final Map<Integer, PartitionNodes> owned = new ConcurrentHashMap<>();
    private final NodeWire wire;
    private final PlayerReports reports;
    private final VoiceClosures closures;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Telemetry telemetry = Telemetry.unseen();
    private volatile @Nullable NodeFigures figures;
    private volatile boolean closed;

    /// Nothing happens before [#open].
    ///
    /// @param mayAct whether a partition's lease is ours: without it no player is touched
    public LavalinkNodes(
            AudioSettings settings,
            Partitions partitions,
            NodeSessions sessions,
            IntPredicate mayAct,
            NodeWire wire,
            PlayerReports reports,
            VoiceClosures closures,
            Machine machine) {
        this.settings = settings;
        this.partitions = partitions;
        this.sessions = sessions;
        this.mayAct = mayAct;
        this.wire = wire;
        this.reports = counting(reports);
        this.closures = closures;
        this.machine = machine;
        this.finder = new NodeFinder(settings.source(), InetAddress::getAllByName);
    }

    private PlayerReports counting(PlayerReports to) {
        return (guild, input) -> {
            if (input instanceof PlayerInput.TrackFailed) {
                telemetry.count(WorkerMetric.TRACKS_FAILED);
            }
            to.report(guild, input);
        };
    }

    /// Shows operators how the nodes are.
    public LavalinkNodes measuredBy(Telemetry meters) {
        telemetry = meters;
        meters.gauge(WorkerMetric.NODES, () -> finder.known().size());
        meters.gauge(WorkerMetric.NODES_USABLE, this::usable);
        meters.gauge(WorkerMetric.NODES_REFUSING, this::refusing);
        meters.gauge(WorkerMetric.NODE_PLAYERS, this::placed);
        meters.gauge(WorkerMetric.NODE_WAITING, this::waiting);
        meters.gauge(WorkerMetric.NODE_FULLEST, this::fullest);
        meters.gauge(WorkerMetric.PLAYERS_SILENT, this::silent);
        figures =
                new NodeFigures(
                        meters,
                        name -> loads.computeIfAbsent(name, _ -> new NodeLoad()),
                        this::sessionsAt);
        return this;
    }

    private Stream<NodeSession> sessionsAt(String node) {
        return owned.values().stream()
                .flatMap(PartitionNodes::sessions)
                .filter(session -> session.name().equals(node));
    }

    private long silent() {
        return owned.values().stream().mapToLong(PartitionNodes::silent).sum();
    }

    private void show(List<NodeAddress> now) {
        NodeFigures them = figures;
        if (them == null) return;
        them.named(now.stream().map(NodeAddress::name).collect(Collectors.toSet()));
    }

    private long usable() {
        return owned.values().stream()
                .flatMap(PartitionNodes::sessions)
                .filter(NodeSession::usable)
                .map(NodeSession::name)
                .distinct()
                .count();
    }

    private long refusing() {
        return owned.values().stream()
                .flatMap(PartitionNodes::sessions)
                .filter(NodeSession::refuses)
                .map(NodeSession::name)
                .distinct()
                .count();
    }

    private int placed() {
        return loads.values().stream().mapToInt(NodeLoad::ours).sum();
    }

    private long waiting() {
        return owned.values().stream().mapToLong(PartitionNodes::waiting).sum();
    }

    private double fullest() {
        double most =
                owned.values().stream()
                        .flatMap(PartitionNodes::sessions)
                        .mapToInt(session -> session.load().players())
                        .max()
                        .orElse(0);
        return most / settings.playersPerNode();
    }

    /// Compares at once what is compared every half minute.
    void audit() {
        owned.values().forEach(PartitionNodes::audit);
    }

    /// Takes up the sessions of a partition, or begins them; returns before they are connected, but
    /// not before the store said which sessions there are.
    @Override
    public void open(int partition) throws InterruptedException {
        if (begun.compareAndSet(false, true)) {
            machine.threads().execute(this::lookAfter);
            machine.threads().execute(this::look);
        }
        PartitionNodes nodes =
                new PartitionNodes(
                        partition,
                        wire,
                        settings,
                        sessions,
                        reports,
                        closures,
                        () -> mayAct.test(partition),
                        name -> loads.computeIfAbsent(name, _ -> new NodeLoad()),
                        telemetry,
                        machine);
        if (owned.putIfAbsent(partition, nodes) != null) return;
        List<NodeAddress> now = finder.look();
        show(now);
        nodes.nodes(now);
    }

    @Override
    public boolean ready(int partition) {
        PartitionNodes nodes = owned.get(partition);
        return nodes != null && nodes.settled();
    }

    @Override
    public boolean beginning(int partition) {
        PartitionNodes nodes = owned.get(partition);
        return nodes != null && nodes.beginning();
    }

    @Override
    public boolean asking(int partition) {
        PartitionNodes nodes = owned.get(partition);
        return nodes != null && nodes.asking();
    }

    /// Leaves the nodes playing: whoever has the partition next goes on.
    @Override
    public void close(int partition) {
        PartitionNodes nodes = owned.remove(partition);
        if (nodes != null) nodes.close();
    }

    private void look() {
        while (!closed) {
            try {
                machine.timer().sleep(LOOK);
                if (closed) return;
                List<NodeAddress> now = finder.look();
                show(now);
                for (PartitionNodes nodes : owned.values()) nodes.nodes(now);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("the list of nodes could not be followed", e);
            }
        }
    }

    private void lookAfter() {
        while (!closed) {
            try {
                machine.timer().sleep(TICK);
                for (PartitionNodes nodes : owned.values()) nodes.tick();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("the nodes could not be looked after", e);
            }
        }
    }

    /// Whether anything can be asked of a node.
    public boolean reachable() {
        return usable() > 0;
    }

    /// Whether every open partition has a node that can be used.
    public boolean ready() {
        return owned.values().stream().allMatch(nodes -> nodes.pick().usable().isPresent());
    }

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        return link(guild).map(link -> link.reconcile(desired)).orElse(Reconciled.LATER);
    }

    @Override
    public void awaits(GuildId guild, EntryId entry, Instant accepted) {
        link(guild).ifPresent(link -> link.awaits(entry, accepted));
    }

    @Override
    public void leaveAlone(GuildId guild) {
        link(guild).ifPresent(GuildLink::leaveAlone);
    }

    @Override
    public FilterSupport support(GuildId guild) {
        PartitionNodes nodes = owned.get(partitions.of(guild));
        if (nodes == null) return new FilterSupport.Unknown();
        return nodes.link(guild).support().orElseGet(nodes.pick()::support);
    }

    @Override
    public Place whereIs(GuildId guild, EntryId entry) {
        return link(guild).map(link -> link.whereIs(entry)).orElse(Place.UNKNOWN);
    }

    @Override
    public LoadResult load(String identifier) {
        Optional<NodeSession> best =
                owned.values().stream().flatMap(nodes -> nodes.pick().usable().stream()).findAny();
        return best.map(node -> node.requests().load(identifier)).orElse(new LoadResult.Away());
    }

    @Override
    public void opened(GuildId guild, VoiceServer server) {
        link(guild)
                .ifPresent(link -> {
                    link.opened(server);
                    machine.threads().execute(CallSpan.carried(link::settle));
                });
    }

    @Override
    public void closed(GuildId guild) {
        link(guild).ifPresent(GuildLink::closed);
    }

    private Optional<GuildLink> link(GuildId guild) {
        return Optional.ofNullable(owned.get(partitions.of(guild))).map(nodes -> nodes.link(guild));
    }

    @Override
    public void close() {
        closed = true;
        owned.values().forEach(PartitionNodes::close);
        owned.clear();
        wire.close();
    }
}
